import { Inject, Injectable } from '@nestjs/common';
import { Claims, type Claimed, type CommandContext } from '#embarque/application';
import { type Revision } from '#embarque/event-store';
import { refuse, type IbgeCode, type Refused, type Uuid } from '#embarque/kernel';
import { KeyStore, sealField, type Keys } from '#embarque/privacy';
import { type PersonalData } from '../domain/personal-data.js';
import {
  carries,
  identityStream,
  person,
  personStream,
  type Person,
  type PersonEvent,
  type Registration,
} from '../domain/person.js';
import { presentedPerson } from '../domain/presented-person.js';
import { presentedSubject, sealPerson, sealPresented } from '../sealed-person.js';

/** No two people with the same CPF, nor with the same CNS; and how a person is hidden before they are written down. */
@Injectable()
export class Identities {
  constructor(
    private readonly claims: Claims,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async hide(personId: Uuid, data: PersonalData, municipality: IbgeCode): Promise<Registration> {
    const [own, second] = await Promise.all([this.keys.keyOf(personId), this.keys.keyOf(presentedSubject(personId))]);
    return {
      personId,
      municipality,
      sealed: sealPerson(own, personId, data),
      presented: sealPresented(second, personId, presentedPerson(data, municipality)),
      ...(data.cpf && { cpfMark: this.keys.mark('cpf', data.cpf) }),
      ...(data.cns && { cnsMark: this.keys.mark('cns', data.cns) }),
    };
  }

  async hideText(personId: Uuid, name: string, text: string): Promise<string> {
    return sealField(await this.keys.keyOf(personId), personId, name, text);
  }

  /** Claims the documents that the person does not carry yet; every one that is another's is a reason. */
  async claim(
    state: Person,
    revision: Revision | 'none',
    { personId, cpfMark, cnsMark }: Registration,
    context: CommandContext,
  ): Promise<Refused | undefined> {
    const reasons: string[] = [];
    for (const [mark, document] of [
      [cpfMark, 'CPF'],
      [cnsMark, 'CNS'],
    ] as const) {
      if (!mark || carries(state, mark)) continue;
      const claimant = { holder: personId, revision };
      if (!(await this.claims.take(identityStream(mark), claimant, context, identity(mark)))) {
        reasons.push(`Já existe outra pessoa com este ${document}. Procure-a em vez de cadastrá-la de novo.`);
      }
    }
    return reasons.length ? refuse('identity-taken', ...reasons) : undefined;
  }
}

const identity = (mark: string): Claimed<Person, PersonEvent> => ({
  streamOf: personStream,
  evolution: person,
  carries: (state) => carries(state, mark),
  forfeited: (personId) => ({ type: 'IdentityForfeited', data: { personId, mark } }),
});
