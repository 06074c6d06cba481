import { type QueryRunner } from 'typeorm';
import {
  type Cbo,
  type Cnes,
  type Cns,
  type Competence,
  type LocalDate,
  type ProcedureCode,
  type Uuid,
} from '#embarque/kernel';
import { type PresentedPerson } from '#embarque/people';
import { type BpaIndividualLine, type BpaPerson, type PersonDocument } from '../domain/bpa/line.js';
import { type SealedPersons } from '../sealed-persons.js';

const PAGE = 1000;
/** People of a month that are kept opened: who goes to dialysis is on a line every other day. */
const MOST_PEOPLE = 50_000;
/** Art. 1 § 1: only elective transport. */
const ELECTIVE = '01';

interface StoredLine {
  /** Establishment, month of attendance, professional, date, trip, authorisation and correction: its place among all. */
  readonly key: string;
  /** Person and version. */
  readonly registration: string;
  readonly occupation: Cbo;
  readonly procedure: ProcedureCode;
  readonly quantity: number;
}

/**
 * A month's lines in the order of the file, in constant memory: read page after page, one ahead, and each registration of
 * a person opened once. The runner is in a transaction that sees one snapshot, and ends it.
 */
export class LedgerLines {
  private readonly people = new Map<string, BpaPerson>();

  constructor(
    private readonly runner: QueryRunner,
    private readonly persons: SealedPersons,
  ) {}

  /** Pages of lines; each is to be gone through before the next is asked for. */
  async *read(managerId: Uuid, presentation: string): AsyncIterable<Iterable<BpaIndividualLine>> {
    let coming = this.page(managerId, presentation, BEFORE_ALL);
    for (let page = await coming; page; page = await coming) {
      coming = this.page(managerId, presentation, storedLine(page.slice(page.lastIndexOf('\n') + 1)).key);
      await this.open(page);
      yield this.linesOf(page);
    }
  }

  private *linesOf(page: string): Generator<BpaIndividualLine> {
    for (const row of rowsOf(page)) yield lineOf(row, this.people.get(row.registration)!);
  }

  /** The lines after a key as one text, which costs a tenth of as many rows; empty after the last. */
  private page(managerId: Uuid, presentation: string, after: string): Promise<string> {
    const page = (
      this.runner.query(
        `select coalesce(string_agg(line, e'\n'), '') as text from (
           select concat_ws('/', establishment, attended, professional, date, trip_id, authorization_id,
                            lpad(correction::text, 4, '0'), person_id, person_version, occupation, procedure, quantity) as line
             from ledger.entry
            where manager_id = $1 and presentation = $2 and causes = ''
              and (establishment, attended, professional, date, trip_id, authorization_id, correction)
                  > ($3, $4, $5, $6, $7, $8, $9)
            order by establishment, attended, professional, date, trip_id, authorization_id, correction
            limit ${PAGE}) page`,
        [managerId, presentation, ...after.split('/')],
      ) as Promise<[{ text: string }]>
    ).then(([{ text }]) => text);
    // Whoever asks for the page hears of it; nobody does when the reading ends before.
    page.catch(() => undefined);
    return page;
  }

  /** Opens whom the page has that was not opened yet. @throws Error the key to somebody's registration is gone */
  private async open(page: string): Promise<void> {
    let missing = this.notOpened(page);
    if (this.people.size + missing.size > MOST_PEOPLE) {
      this.people.clear();
      missing = this.notOpened(page);
    }
    if (!missing.size) return;
    const rows = (await this.runner.query(
      `select person_id, concat_ws('/', person_id, version) as registration, sealed from ledger.person
        where (person_id, version) in
              (select split_part(wanted, '/', 1)::uuid, split_part(wanted, '/', 2)::int from unnest($1::text[]) wanted)`,
      [[...missing.keys()]],
    )) as { person_id: string; registration: string; sealed: string }[];
    const keys = await this.persons.keysOf(rows.map(({ person_id }) => person_id));
    for (const { person_id, registration, sealed } of rows) {
      const person = this.persons.open(keys, person_id, sealed);
      if (person) this.people.set(registration, bpaPerson(person));
    }
    for (const [registration, { key }] of missing) {
      if (!this.people.has(registration)) throw new Error(`the key to what line ${key} says of its person is gone`);
    }
  }

  private notOpened(page: string): Map<string, StoredLine> {
    const missing = new Map<string, StoredLine>();
    for (const row of rowsOf(page)) if (!this.people.has(row.registration)) missing.set(row.registration, row);
    return missing;
  }
}

/** Row by row: what is only looked at is not to outlive the garbage collector's youngest space. */
function* rowsOf(page: string): Generator<StoredLine> {
  for (let start = 0; start < page.length;) {
    const end = page.indexOf('\n', start);
    yield storedLine(page.slice(start, end < 0 ? page.length : end));
    start = end < 0 ? page.length : end + 1;
  }
}

const NIL = '00000000-0000-0000-0000-000000000000';
const BEFORE_ALL = `///0001-01-01/${NIL}/${NIL}/0`;

const PLACE = '0000000/202601/000000000000000/'.length;
const KEY_LENGTH = PLACE + '2026-01-01'.length + 2 * `/${NIL}`.length + '/0000'.length;

function storedLine(line: string): StoredLine {
  const quantityAt = line.lastIndexOf('/') + 1;
  const procedureAt = line.lastIndexOf('/', quantityAt - 2) + 1;
  const occupationAt = line.lastIndexOf('/', procedureAt - 2) + 1;
  return {
    key: line.slice(0, KEY_LENGTH),
    registration: line.slice(KEY_LENGTH + 1, occupationAt - 1),
    occupation: line.slice(occupationAt, procedureAt - 1) as Cbo,
    procedure: line.slice(procedureAt, quantityAt - 1) as ProcedureCode,
    quantity: Number(line.slice(quantityAt)),
  };
}

const lineOf = ({ key, occupation, procedure, quantity }: StoredLine, person: BpaPerson): BpaIndividualLine => ({
  establishment: key.slice(0, 7) as Cnes,
  competence: key.slice(8, 14) as Competence,
  professional: key.slice(15, 30) as Cns,
  occupation,
  attendedOn: key.slice(PLACE, PLACE + 10) as LocalDate,
  procedure,
  quantity,
  careCharacter: ELECTIVE,
  person,
  orderKey: key.slice(PLACE),
});

const bpaPerson = ({ cpf, cns, homeless, withoutCpf, municipality, sex, ...person }: PresentedPerson): BpaPerson => ({
  ...person,
  sex: sex as 'M' | 'F' | 'I',
  document: (cpf ? { cpf } : { cns }) as PersonDocument,
  residence: municipality,
  homeless: homeless === 'S',
  withoutCpf: withoutCpf === 'S',
});
