import { finished } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type DataSource } from 'typeorm';
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
import { LINE_ORDER, linesOf, presentedIn } from '../lines-in.js';
import { type SealedPersons } from '../sealed-persons.js';

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
 * A month's lines in the order of the file, in constant memory: as `COPY` sends them, and each registration of a person
 * opened once. Rows that are asked for page by page would outlive the garbage collector's youngest space.
 */
export class LedgerLines {
  private readonly people = new Map<string, BpaPerson>();

  constructor(
    private readonly snapshot: pg.PoolClient,
    /** For people: the snapshot's connection is busy. What it finds there never changes. */
    private readonly database: DataSource,
    private readonly persons: SealedPersons,
  ) {}

  /** Pages of lines; each is to be gone through before the next is asked for. */
  async *read(managerId: Uuid, presentation: Competence): AsyncIterable<Iterable<BpaIndividualLine>> {
    const lines = this.snapshot.query(copyTo(`copy (${await this.query(managerId, presentation)}) to stdout`));
    let rest = '';
    try {
      for await (const chunk of lines.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const text = rest + chunk.toString('latin1');
        const end = text.lastIndexOf('\n') + 1;
        rest = text.slice(end);
        const page = text.slice(0, end);
        await this.open(page);
        yield this.linesOf(page);
      }
    } finally {
      // Whoever stops early leaves a connection that can be used again.
      if (!lines.readableEnded && !lines.destroyed) await finished(lines.resume());
    }
  }

  private async query(managerId: Uuid, presentation: Competence): Promise<string> {
    const entries = presentedIn(pg.escapeLiteral(managerId), pg.escapeLiteral(presentation));
    const { rowCount } = await this.snapshot.query(`select from ledger.entry where ${entries} and monthly limit 1`);
    return linesQuery(entries, !!rowCount);
  }

  private *linesOf(page: string): Generator<BpaIndividualLine> {
    for (const row of rowsOf(page)) yield lineOf(row, this.people.get(row.registration)!);
  }

  /** Opens whom the page has that was not opened yet. @throws Error the key to somebody's registration is gone */
  private async open(page: string): Promise<void> {
    let missing = this.notOpened(page);
    if (this.people.size + missing.size > MOST_PEOPLE) {
      this.people.clear();
      missing = this.notOpened(page);
    }
    if (!missing.size) return;
    const rows = await this.database.query<{ person_id: string; registration: string; sealed: string }[]>(
      `select person_id, concat_ws('/', person_id, version) as registration, sealed from ledger.person
        where (person_id, version) in
              (select split_part(wanted, '/', 1)::uuid, split_part(wanted, '/', 2)::int from unnest($1::text[]) wanted)`,
      [[...missing.keys()]],
    );
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

/** A month's lines in their order, as SQL. */
export const linesQuery = (entries: string, withMonths: boolean): string =>
  `select concat_ws('/', establishment, attended, professional, date, trip_id, authorization_id,
                    lpad(correction::text, 4, '0'), person_id, person_version, occupation, procedure, quantity)
     from (${linesOf(entries, withMonths)}) line
    order by ${LINE_ORDER}`;

/** Row by row: what is only looked at is not to outlive the garbage collector's youngest space. */
function* rowsOf(page: string): Generator<StoredLine> {
  for (let start = 0; start < page.length;) {
    const end = page.indexOf('\n', start);
    yield storedLine(page.slice(start, end));
    start = end + 1;
  }
}

const NIL = '00000000-0000-0000-0000-000000000000';
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
