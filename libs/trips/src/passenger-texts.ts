import { Inject, Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';
import { KeyStore, openerFor, sealField, type Keys } from '#embarque/privacy';
import { type Authorization } from './domain/trip.js';
import { type CorrectionRow, type OccurrenceRow, type PassengerRow } from './projections/trips/trips.entities.js';

/** What somebody typed about a passenger. */
type TextName = 'boardingPlace' | 'exception' | 'reason' | 'justification';

/** As what a text is sealed. */
export type Sealed = TextName | 'note' | 'correction';

/** What a text is sealed for. */
type Bound = { readonly personId: string; readonly authorizationId: string };

const isBound = <T extends { personId: string | null; authorizationId: string | null }>(one: T): one is T & Bound =>
  !!one.personId && !!one.authorizationId;

/** A row with its texts readable; null when there is none, or when the person was erased. */
export type ReadablePassenger = Omit<PassengerRow, TextName> & Readonly<Record<TextName, string | null>>;
export type ReadableOccurrence = Omit<OccurrenceRow, 'note'> & { readonly note: string | null };
export type ReadableCorrection = Omit<CorrectionRow, 'reason'> & { readonly reason: string | null };

/** People write of homes and illnesses where they board and why they stay: such texts are sealed under the person's key. */
@Injectable()
export class PassengerTexts {
  constructor(@Inject(KeyStore) private readonly keys: Keys) {}

  /** The text bound to its authorisation and its name; nothing stays nothing. @throws SubjectErased */
  async seal<T extends string | undefined>(
    personId: Uuid,
    authorizationId: Uuid,
    name: Sealed,
    text: T,
  ): Promise<T extends string ? string : T>;
  async seal(personId: Uuid, authorizationId: Uuid, name: Sealed, text: string | undefined) {
    return text && sealField(await this.keys.keyOf(personId), personId, `${authorizationId}/${name}`, text);
  }

  /** As `seal`, for texts about these people: their keys are read at once. Undefined for who was erased. */
  async sealerFor(personIds: readonly Uuid[]) {
    const keys = await this.keys.keysOf([...new Set(personIds)]);
    return (personId: Uuid, authorizationId: Uuid, name: Sealed, text: string): string | undefined => {
      const key = keys.get(personId);
      return key && sealField(key, personId, `${authorizationId}/${name}`, text);
    };
  }

  async open(passengers: readonly PassengerRow[]): Promise<ReadablePassenger[]> {
    const opener = await this.openerFor(passengers);
    return passengers.map((passenger) => ({
      ...passenger,
      boardingPlace: opener(passenger, 'boardingPlace', passenger.boardingPlace),
      exception: opener(passenger, 'exception', passenger.exception),
      reason: opener(passenger, 'reason', passenger.reason),
      justification: opener(passenger, 'justification', passenger.justification),
    }));
  }

  /** Where they board, in their order; null for who was erased. */
  async openBoardingPlaces(authorizations: readonly Authorization[]): Promise<(string | null)[]> {
    const opener = await this.openerFor(authorizations);
    return authorizations.map((authorization) => opener(authorization, 'boardingPlace', authorization.boardingPlace));
  }

  /** The notes about a passenger are sealed, those about the trip are not; and so are the reasons of corrections. */
  async openNotes(occurrences: readonly OccurrenceRow[]): Promise<ReadableOccurrence[]> {
    const opener = await this.openerFor(occurrences.filter(isBound));
    return occurrences.map((one) => ({ ...one, note: isBound(one) ? opener(one, 'note', one.note) : one.note }));
  }

  async openCorrections(corrections: readonly CorrectionRow[]): Promise<ReadableCorrection[]> {
    const opener = await this.openerFor(corrections.filter(isBound));
    return corrections.map((one) => ({
      ...one,
      reason: isBound(one) ? opener(one, 'correction', one.reason) : one.reason,
    }));
  }

  private async openerFor(all: readonly Bound[]) {
    const open = await openerFor(
      this.keys,
      all.map(({ personId }) => personId),
    );
    return ({ personId, authorizationId }: Bound, name: Sealed, sealed: string | null): string | null =>
      open(personId, `${authorizationId}/${name}`, sealed);
  }
}
