import { Inject, Injectable } from '@nestjs/common';
import { type Uuid } from '#embarque/kernel';
import { KeyStore, openField, sealField, type Keys } from '#embarque/privacy';
import { type PassengerRow } from './projections/trips/trips.entities.js';

/** What somebody typed about a passenger. */
type TextName = 'boardingPlace' | 'exception' | 'reason';

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
    const keys = await this.keys.keysOf([...new Set(passengers.map(({ personId }) => personId))]);
    return passengers.map((passenger) => {
      const { personId, authorizationId } = passenger;
      const key = keys.get(personId);
      const text = (name: TextName) => {
        const sealed = passenger[name];
        return key && sealed ? openField(key, personId, `${authorizationId}/${name}`, sealed) : null;
      };
      return {
        ...passenger,
        boardingPlace: text('boardingPlace'),
        exception: text('exception'),
        reason: text('reason'),
      };
    });
  }
}
