import { openPresented, presentedSubject, type PresentedPerson } from '#embarque/people';
import { type Key, type Keys } from '#embarque/privacy';
import { type PersonFacts } from './domain/ledger.js';
import { flawsOf, lackOfCpf } from './domain/person-flaws.js';

const REMEMBERED = 200_000;

/** The keys to what lines say of people, by person; those of the erased are missing. */
export type PresentedKeys = ReadonlyMap<string, Key>;

/** What a line says of a person: sealed under the person's second key, which outlives an erasure where the law says so. */
export class SealedPersons {
  /** A version of a person never changes, so what was read of it stays true. */
  private readonly remembered = new Map<string, PersonFacts>();

  constructor(private readonly keys: Keys) {}

  async keysOf(personIds: readonly string[]): Promise<PresentedKeys> {
    const bySubject = await this.keys.keysOf(personIds.map(presentedSubject));
    return new Map(
      personIds.flatMap((personId) => {
        const key = bySubject.get(presentedSubject(personId));
        return key ? [[personId, key] as const] : [];
      }),
    );
  }

  /** Undefined when the law obliges nobody to keep it and the person was erased. */
  open(keys: PresentedKeys, personId: string, presented: string): PresentedPerson | undefined {
    const key = keys.get(personId);
    return key && presented ? openPresented(key, personId, presented) : undefined;
  }

  /** What the ledger judges by, as far as it was read before. */
  known(personId: string, version: number): PersonFacts | undefined {
    return this.remembered.get(`${personId}/${version}`);
  }

  /** What the ledger judges by; undefined as above. */
  factsOf(keys: PresentedKeys, personId: string, version: number, presented: string): PersonFacts | undefined {
    const person = this.open(keys, personId, presented);
    if (!person) return undefined;
    const flaws = flawsOf(person);
    const lacksCpf = lackOfCpf(person);
    const facts = {
      birthDate: person.birthDate,
      hasDocument: !!person.cpf || !!person.cns,
      ...(lacksCpf ? { lacksCpf } : {}),
      ...(flaws.length ? { flaws } : {}),
    };
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(`${personId}/${version}`, facts);
    return facts;
  }
}
