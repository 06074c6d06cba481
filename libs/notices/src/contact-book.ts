import { Inject, Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { refuseUnknown, type IbgeCode, type Uuid } from '#embarque/kernel';
import { PeopleDirectory } from '#embarque/people';
import { KeyStore, sealField, type Keys } from '#embarque/privacy';
import {
  CONTACT_KINDS,
  contactSettings,
  contactStream,
  type Contact,
  type ContactKind,
  type Contacts,
  type Preference,
} from './domain/contact.js';

export const UNKNOWN_PERSON = refuseUnknown('person-unknown', 'Não há pessoa cadastrada com este identificador.');

export interface KnownContacts {
  /** Where the person lives. */
  readonly municipality: IbgeCode;
  readonly preference: Preference;
  readonly contacts: Contacts;
}

/** How a person may be reached now: what their record says, what of it was verified, and what they want. */
@Injectable()
export class ContactBook {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly streams: Streams,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  /** Undefined when the person is not registered or was erased. */
  async of(personId: Uuid): Promise<KnownContacts | undefined> {
    const [known, person, { preference, verified }] = await Promise.all([
      this.people.person(personId),
      this.people.reveal(personId),
      this.streams.load(contactStream(personId), contactSettings),
    ]);
    if (!person || known.status !== 'registered') return undefined;
    const contacts = await Promise.all(
      CONTACT_KINDS.map(async (kind): Promise<[ContactKind, Contact][]> => {
        const value = person[kind];
        const verification = verified[kind];
        if (!value) return [];
        const same = verification && verification.sealed === (await this.seal(personId, kind, value));
        return [[kind, { value, ...(same && { verification: { how: verification.how, at: verification.at } }) }]];
      }),
    );
    return { municipality: known.municipality, preference, contacts: Object.fromEntries(contacts.flat()) };
  }

  /** Equal values of a person give equal seals. @throws SubjectErased */
  async seal(personId: Uuid, kind: ContactKind, value: string): Promise<string> {
    return sealField(await this.keys.keyOf(personId), personId, `contact/${kind}`, value);
  }
}
