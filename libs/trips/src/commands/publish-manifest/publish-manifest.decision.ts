import { accept, refuse, type Decision, type Instant } from '#embarque/kernel';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';

/** `revision`: the last event that the list takes in. */
export function publishManifest(
  { revision, at }: { revision: number; at: Instant },
  { status, tripId, manifest }: KnownTrip,
): Decision<TripEvent> {
  if (status !== 'scheduled' && status !== 'underway') {
    return refuse('trip-not-open', 'Só se publica a lista de uma viagem programada ou em andamento.');
  }
  if (manifest && !manifest.changed) {
    return refuse('manifest-unchanged', `A lista não mudou desde a versão ${manifest.version}, que está publicada.`);
  }
  return accept({
    type: 'ManifestPublished',
    data: { tripId, version: (manifest?.version ?? 0) + 1, revision, at },
  });
}
