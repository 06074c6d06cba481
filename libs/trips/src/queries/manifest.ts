import { isPlanned } from '../domain/trip.js';
import { type PassengerRow, type TripRow } from '../projections/trips/trips.entities.js';

/** In what the planned list differs from the published one, by authorisation. */
export interface ManifestChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly reseated: readonly string[];
  /** The plates, when another vehicle makes the trip. */
  readonly vehicle: { readonly from: string; readonly to: string } | null;
}

/** The last published version of a list: when, of which revision of the trip, and whether it still holds. */
export interface ManifestView {
  readonly version: number;
  readonly revision: number;
  readonly at: string;
  readonly changedSincePublished: boolean;
  readonly changes: ManifestChanges;
}

/** `passengers` are those whom the asker sees; without a published version, null. */
export function manifestOf({ manifest, plate }: TripRow, passengers: readonly PassengerRow[]): ManifestView | null {
  if (!manifest) return null;
  const ids = (which: (passenger: PassengerRow) => boolean) =>
    passengers.filter(which).map(({ authorizationId }) => authorizationId);
  const changes: ManifestChanges = {
    added: ids((one) => isPlanned(one) && !one.published),
    removed: ids((one) => !isPlanned(one) && one.published),
    reseated: ids(
      (one) =>
        isPlanned(one) &&
        one.published &&
        (one.seat !== one.publishedSeat || one.returnSeat !== one.publishedReturnSeat),
    ),
    vehicle: plate === manifest.plate ? null : { from: manifest.plate, to: plate },
  };
  const { added, removed, reseated, vehicle } = changes;
  const { version, revision, at } = manifest;
  const changedSincePublished = !!vehicle || added.length + removed.length + reseated.length > 0;
  return { version, revision, at, changedSincePublished, changes };
}
