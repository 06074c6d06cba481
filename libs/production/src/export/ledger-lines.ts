import { type QueryRunner } from 'typeorm';
import { competenceOf, type LocalDate, type Uuid } from '#embarque/kernel';
import { type PresentedPerson } from '#embarque/people';
import { type BpaIndividualLine, type BpaPerson, type PersonDocument } from '../domain/bpa/line.js';
import { PROCEDURE_OF_ROLE } from '../domain/ledger.js';
import { type MonthShare, type Presenter } from '../domain/production.js';
import { type SealedPersons } from '../sealed-persons.js';

const PAGE = 2000;
/** Art. 1 § 1: only elective transport. */
const ELECTIVE = '01';

interface StoredLine {
  date: string;
  trip_id: string;
  authorization_id: string;
  person_id: string;
  role: string;
  quantity: number;
  sealed: string;
}

/** A month's lines in the order of the file, page by page, so that any number of them takes the same memory. */
export class LedgerLines {
  /** Filled while the lines are read. */
  readonly months = new Map<string, MonthShare>();

  constructor(
    private readonly runner: QueryRunner,
    private readonly persons: SealedPersons,
  ) {}

  async *read(managerId: Uuid, presentation: string, presenter: Presenter): AsyncIterable<BpaIndividualLine> {
    let after: readonly [string, string, string] = ['0001-01-01', NIL, NIL];
    for (;;) {
      const page = (await this.runner.query(
        `select date::text as date, trip_id, authorization_id, entry.person_id, role, quantity, sealed
           from ledger.entry
           join ledger.person on person.person_id = entry.person_id and person.version = entry.person_version
          where manager_id = $1 and presentation = $2 and causes = '' and (date, trip_id, authorization_id) > ($3, $4, $5)
          order by date, trip_id, authorization_id
          limit ${PAGE}`,
        [managerId, presentation, ...after],
      )) as StoredLine[];
      const keys = await this.persons.keysOf([...new Set(page.map(({ person_id }) => person_id))]);
      for (const row of page) {
        this.count(row);
        const person = this.persons.open(keys, row.person_id, row.sealed);
        if (!person) throw new Error(`the key to what line ${row.authorization_id} says of its person is gone`);
        yield lineOf(row, person, presenter);
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      after = [last.date, last.trip_id, last.authorization_id];
    }
  }

  private count({ date, quantity }: StoredLine): void {
    const competence = competenceOf(date as LocalDate);
    const share = this.months.get(competence) ?? { competence, lines: 0, units: 0 };
    this.months.set(competence, { competence, lines: share.lines + 1, units: share.units + quantity });
  }
}

const NIL = '00000000-0000-0000-0000-000000000000';

const lineOf = (
  row: StoredLine,
  person: PresentedPerson,
  { establishment, professional, occupation }: Presenter,
): BpaIndividualLine => ({
  establishment: establishment,
  competence: competenceOf(row.date as LocalDate),
  professional,
  occupation,
  attendedOn: row.date as LocalDate,
  procedure: PROCEDURE_OF_ROLE[row.role]!,
  quantity: row.quantity,
  careCharacter: ELECTIVE,
  person: bpaPerson(person),
  orderKey: `${row.date}/${row.trip_id}/${row.authorization_id}`,
});

const bpaPerson = ({ cpf, cns, homeless, withoutCpf, municipality, sex, ...person }: PresentedPerson): BpaPerson => ({
  ...person,
  sex: sex as 'M' | 'F' | 'I',
  document: (cpf ? { cpf } : { cns }) as PersonDocument,
  residence: municipality,
  homeless: homeless === 'S',
  withoutCpf: withoutCpf === 'S',
});
