import { Inject, Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';
import { KeyStore, openField, sealField, type Keys } from '#embarque/privacy';
import { type Authorization } from './domain/trip.js';
import { type PassengerRow } from './projections/trips/trips.entities.js';

/** What somebody typed about a passenger. */
type TextName = 'boardingPlace' | 'exception' | 'reason';

/** What a text is sealed for. */
type Bound = { readonly personId: string; readonly authorizationId: string };

/** A row with its texts readable; null when there is none, or when the person was erased. */
export type ReadablePassenger = Omit<PassengerRow, TextName> & Readonly<Record<TextName, string | null>>;

/** People write of homes and illnesses where they board and why they stay: such texts are sealed under the person's key. */
@Injectable()
export class PassengerTexts {
  constructor(@Inject(KeyStore) private readonly keys: Keys) {}

  /** The text bound to its authorisation and its name; nothing stays nothing. @throws SubjectErased */
  async seal<T extends string | undefined>(
    personId: Uuid,
    authorizationId: Uuid,
    name: TextName,
    text: T,
  ): Promise<T extends string ? string : T>;
  async seal(personId: Uuid, authorizationId: Uuid, name: TextName, text: string | undefined) {
    return text && sealField(await this.keys.keyOf(personId), personId, `${authorizationId}/${name}`, text);
  }

  async open(passengers: readonly PassengerRow[]): Promise<ReadablePassenger[]> {
    const opener = await this.openerFor(passengers);
    return passengers.map((passenger) => ({
      ...passenger,
      boardingPlace: opener(passenger, 'boardingPlace', passenger.boardingPlace),
      exception: opener(passenger, 'exception', passenger.exception),
      reason: opener(passenger, 'reason', passenger.reason),
    }));
  }

  /** Where they board, in their order; null for who was erased. */
  async openBoardingPlaces(authorizations: readonly Authorization[]): Promise<(string | null)[]> {
    const opener = await this.openerFor(authorizations);
    return authorizations.map((authorization) => opener(authorization, 'boardingPlace', authorization.boardingPlace));
  }

  private async openerFor(all: readonly Bound[]) {
    const keys = await this.keys.keysOf([...new Set(all.map(({ personId }) => personId))]);
    return ({ personId, authorizationId }: Bound, name: TextName, sealed: string | null): string | null => {
      const key = keys.get(personId);
      return key && sealed ? openField(key, personId, `${authorizationId}/${name}`, sealed) : null;
    };
  }
}
