import { type QueryRunner } from 'typeorm';
import { competenceOf, type LocalDate, type Uuid } from '#embarque/kernel';
import { type PresentedPerson } from '#embarque/people';
import { type BpaIndividualLine, type BpaPerson, type PersonDocument } from '../domain/bpa/line.js';
import { PROCEDURE_OF_ROLE } from '../domain/ledger.js';
import { type Presenter } from '../domain/production.js';
import { type SealedPersons } from '../sealed-persons.js';

const PAGE = 5000;
/** People of a month that are kept opened: who goes to dialysis is on a line every other day. */
const MOST_PEOPLE = 50_000;
/** Art. 1 § 1: only elective transport. */
const ELECTIVE = '01';

interface StoredLine {
  /** Date, trip and authorisation. */
  readonly key: string;
  readonly person_id: string;
  readonly person_version: number;
  readonly role: string;
  readonly quantity: number;
}

/**
 * A month's lines in the order of the file, in constant memory: read through a cursor, each registration of a person
 * opened once. The runner is in a transaction that sees one snapshot, and ends it.
 */
export class LedgerLines {
  private readonly people = new Map<string, BpaPerson>();

  constructor(
    private readonly runner: QueryRunner,
    private readonly persons: SealedPersons,
  ) {}

  async *read(managerId: Uuid, presentation: string, presenter: Presenter): AsyncIterable<BpaIndividualLine> {
    await this.runner.query(
      `declare line no scroll cursor for
         select concat_ws('/', date, trip_id, authorization_id) as key, person_id, person_version, role, quantity
           from ledger.entry
          where manager_id = $1 and presentation = $2 and causes = ''
          order by date, trip_id, authorization_id`,
      [managerId, presentation],
    );
    for (;;) {
      const page = (await this.runner.query(`fetch ${PAGE} from line`)) as StoredLine[];
      await this.open(page);
      for (const row of page) yield lineOf(row, this.people.get(registrationOf(row))!, presenter);
      if (page.length < PAGE) break;
    }
    await this.runner.query('close line');
  }

  /** Opens whom the page has that was not opened yet. @throws Error the key to somebody's registration is gone */
  private async open(page: readonly StoredLine[]): Promise<void> {
    const missing = this.notOpened(page);
    if (missing.length && this.people.size + missing.length > MOST_PEOPLE) {
      this.people.clear();
      return this.open(page);
    }
    const [sealed, keys] = await Promise.all([
      this.runner.query(
        `select person_id, version as person_version, sealed from ledger.person
          where (person_id, version) in (select * from unnest($1::uuid[], $2::int[]))`,
        [missing.map(({ person_id }) => person_id), missing.map(({ person_version }) => person_version)],
      ) as Promise<(Registration & { readonly sealed: string })[]>,
      this.persons.keysOf([...new Set(missing.map(({ person_id }) => person_id))]),
    ]);
    for (const row of sealed) {
      const person = this.persons.open(keys, row.person_id, row.sealed);
      if (person) this.people.set(registrationOf(row), bpaPerson(person));
    }
    const [lost] = this.notOpened(missing);
    if (lost) throw new Error(`the key to what line ${lost.key} says of its person is gone`);
  }

  private notOpened(page: readonly StoredLine[]): StoredLine[] {
    const missing = new Map<string, StoredLine>();
    for (const row of page) {
      const registration = registrationOf(row);
      if (!this.people.has(registration)) missing.set(registration, row);
    }
    return [...missing.values()];
  }
}

type Registration = Pick<StoredLine, 'person_id' | 'person_version'>;

const registrationOf = ({ person_id, person_version }: Registration): string => `${person_id}/${person_version}`;

function lineOf(
  { key, role, quantity }: StoredLine,
  person: BpaPerson,
  { establishment, professional, occupation }: Presenter,
): BpaIndividualLine {
  const attendedOn = key.slice(0, 10) as LocalDate;
  return {
    establishment,
    competence: competenceOf(attendedOn),
    professional,
    occupation,
    attendedOn,
    procedure: PROCEDURE_OF_ROLE[role]!,
    quantity,
    careCharacter: ELECTIVE,
    person,
    orderKey: key,
  };
}

const bpaPerson = ({ cpf, cns, homeless, withoutCpf, municipality, sex, ...person }: PresentedPerson): BpaPerson => ({
  ...person,
  sex: sex as 'M' | 'F' | 'I',
  document: (cpf ? { cpf } : { cns }) as PersonDocument,
  residence: municipality,
  homeless: homeless === 'S',
  withoutCpf: withoutCpf === 'S',
});
