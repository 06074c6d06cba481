import { openPerson, type PersonalData } from '#embarque/people';
import { open, seal, type Key, type Keys, type SealedFields } from '#embarque/privacy';
import { type PersonFacts } from './domain/ledger.js';

/** Subject of the key under which production keeps what its lines say of people, as the law obliges it to. */
const VAULT = 'production';
const REMEMBERED = 200_000;

/** A person as a line shows them. */
export type LinePerson = PersonalData & { readonly municipality: string };

/** What a line says of a person: taken from the person's own stream, kept under production's key. */
export class SealedPersons {
  /** A version of a person never changes, so what was read of it stays true. */
  private readonly remembered = new Map<string, PersonFacts>();

  constructor(private readonly keys: Keys) {}

  vault(): Promise<Key> {
    return this.keys.keyOf(VAULT);
  }

  /** The keys of those of these people who were not erased. */
  keysOf(personIds: readonly string[]): Promise<Map<string, Key>> {
    return this.keys.keysOf(personIds);
  }

  /** Takes a registration over into production's keeping. */
  reseal(vault: Key, own: Key, personId: string, version: number, municipality: string, sealed: SealedFields) {
    const person: LinePerson = { ...openPerson(own, personId, sealed), municipality };
    return {
      text: seal(vault, place(personId, version), JSON.stringify(person)),
      facts: this.remember(personId, version, person),
    };
  }

  open(vault: Key, personId: string, version: number, sealed: string): LinePerson {
    return JSON.parse(open(vault, place(personId, version), sealed)) as LinePerson;
  }

  factsOf(vault: Key, personId: string, version: number, sealed: string): PersonFacts {
    return this.remember(personId, version, this.open(vault, personId, version, sealed));
  }

  known(personId: string, version: number): PersonFacts | undefined {
    return this.remembered.get(`${personId}/${version}`);
  }

  private remember(personId: string, version: number, { birthDate, cpf, cns }: LinePerson): PersonFacts {
    const facts = { birthDate, hasDocument: !!cpf || !!cns };
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(`${personId}/${version}`, facts);
    return facts;
  }
}

const place = (personId: string, version: number): string => `ledger/${personId}/${version}`;
