import { Inject, Injectable } from '@nestjs/common';
import { type LocalDate, type Uuid } from '#embarque/kernel';
import { KeyStore, openerFor, sealField, type Keys } from '#embarque/privacy';
import { type Need } from './domain/request.js';

/** What is sealed for a request: what was typed, and what tells of somebody's age and health. */
export type TextName =
  | 'needs'
  | 'birthDate'
  | 'assessedBy'
  | 'exception'
  | 'notes'
  | 'lateReason'
  | 'reason'
  | 'protocol'
  | 'refusal'
  | `evidence${number}`;

/** For whom, and to which request or series a text is bound. */
export interface Bound {
  readonly personId: string;
  readonly boundTo: string;
}

/** Opens a text; null when there is none, or when the person was erased. */
export type Opener = (name: TextName, sealed: string | null | undefined) => string | null;

/** Who asks for transport writes of illnesses and homes: such texts are sealed under the person's key. */
@Injectable()
export class RequestTexts {
  constructor(@Inject(KeyStore) private readonly keys: Keys) {}

  /** Seals texts of one request or series; nothing stays nothing. @throws SubjectErased */
  async sealerFor(personId: Uuid, boundTo: Uuid) {
    const key = await this.keys.keyOf(personId);
    return <T extends string | undefined>(name: TextName, text: T) =>
      (text && sealField(key, personId, `${boundTo}/${name}`, text)) as T extends string ? string : T;
  }

  /** One opener for each, in their order; the keys are read at once. */
  async openersFor(all: readonly Bound[]): Promise<Opener[]> {
    const open = await openerFor(
      this.keys,
      all.map(({ personId }) => personId),
    );
    return all.map(
      ({ personId, boundTo }) =>
        (name, sealed) =>
          open(personId, `${boundTo}/${name}`, sealed),
    );
  }
}

export const needsText = (needs: readonly Need[]): string => needs.join(' ');
export const needsOf = (text: string | null): Need[] => (text ?? '').split(' ').filter(Boolean) as Need[];
export const birthDateOf = (text: string | null): LocalDate | undefined => (text as LocalDate | null) ?? undefined;
