import { type PoolClient } from 'pg';
import { type QueryRunner } from 'typeorm';
import { type Competence, type ProcedureRule } from '#embarque/kernel';
import { Rows } from '#embarque/read-model';
import { FORM, ruleOf, type ImportedTable, type ProcedureRows, type RowCounts } from '../domain/sigtap.js';
import { type Archive } from '../reading/archive.js';
import { rowsOf, type ReadableFile } from '../reading/read-archive.js';

/** A code that SIGTAP relates to a procedure; `qualifier`: classification of a service, group of a habilitation. */
export interface RelatedCode {
  readonly code: string;
  readonly qualifier: string | null;
  readonly name: string | null;
}

type Mark = Pick<ImportedTable, 'competence' | 'version' | 'sha256'>;

/** One import at a time, from the first row to its event. Any number that only imports use. */
const IMPORTING = 5_219_640_177_310_442n;

/** The rows of whole archives, as they were published. Never changed once the log knows of them. */
export class ReferenceTables {
  constructor(private readonly runner: QueryRunner) {}

  /** Runs the work while no other import runs on this database. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.runner.query('select pg_advisory_lock($1)', [IMPORTING]);
    try {
      return await work();
    } finally {
      await this.runner.query('select pg_advisory_unlock($1)', [IMPORTING]);
    }
  }

  /**
   * Stores an archive's rows in one transaction, unless they are there. Rows of another content under the same mark are what
   * an import left that never came to its event, and give way.
   */
  async load(mark: Mark, archive: Archive, files: readonly ReadableFile[]): Promise<{ id: number; counts: RowCounts }> {
    const { competence, version, sha256 } = mark;
    const [stored] = (await this.runner.query(
      'select archive_id as id, sha256, counts from sigtap.archive where competence = $1 and version = $2',
      [competence, version],
    )) as { id: number; sha256: string; counts: RowCounts }[];
    if (stored?.sha256 === sha256) return stored;
    await this.runner.startTransaction();
    try {
      await this.runner.query('set local search_path to sigtap');
      if (stored) await this.remove(stored.id);
      const [{ id }] = (await this.runner.query(
        `insert into sigtap.archive (competence, version, sha256, counts) values ($1, $2, $3, '{}') returning archive_id as id`,
        [competence, version, sha256],
      )) as [{ id: number }];
      const counts: Record<string, number> = {};
      for (const file of files) counts[file.file.name] = await this.copy(id, file, archive, competence);
      await this.runner.query('update sigtap.archive set counts = $2 where archive_id = $1', [id, counts]);
      await this.runner.commitTransaction();
      return { id, counts };
    } catch (error) {
      await this.runner.rollbackTransaction();
      throw error;
    }
  }

  /** The rules of an archive's procedures whose code begins so, as they hold in its competence. */
  async rules(archiveId: number, beginning: string, competence: Competence): Promise<ProcedureRule[]> {
    const rows = (await this.runner.query(
      `select procedure, name, complexity, sex, max_quantity, min_age, max_age, financing,
              ambulatory_value::float8 as ambulatory_value,
              ${['instrument', 'detail', 'occupation'].map((kind) => `${codesOf(kind)} as ${kind}s`).join(', ')},
              ${has('cid')} as has_cid, ${has('service')} as has_service
         from sigtap.procedure p
        where archive_id = $1 and starts_with(procedure, $2)
        order by procedure`,
      [archiveId, beginning],
    )) as ProcedureRows[];
    return rows.map((row) => ruleOf(row, competence));
  }

  formOf(archiveId: number, competence: Competence): Promise<ProcedureRule[]> {
    return this.rules(archiveId, FORM, competence);
  }

  /** What is related to a procedure, by kind, with the names of the codes; of CIDs, which are many, nothing. */
  async related(archiveId: number, procedure: string): Promise<Record<string, RelatedCode[]>> {
    const rows = (await this.runner.query(
      `select distinct r.kind, r.code, r.qualifier, c.name
         from sigtap.relation r
         left join sigtap.code c on c.archive_id = r.archive_id and c.kind = r.kind
                                and c.code = case when r.kind = 'service' then r.code || r.qualifier else r.code end
        where r.archive_id = $1 and r.procedure = $2 and r.kind <> 'cid'
        order by r.kind, r.code, r.qualifier`,
      [archiveId, procedure],
    )) as (RelatedCode & { kind: string })[];
    const related: Record<string, RelatedCode[]> = {};
    for (const { kind, ...code } of rows) (related[kind] ??= []).push(code);
    return related;
  }

  private async copy(archiveId: number, file: ReadableFile, archive: Archive, competence: Competence): Promise<number> {
    const { table, kind, columns } = file.file;
    const own = kind ? [archiveId, kind] : [archiveId];
    const names = ['archive_id', ...(kind ? ['kind'] : []), ...Object.keys(columns)];
    const rows = new Rows((await this.runner.connect()) as PoolClient);
    let count = 0;
    for await (const some of rowsOf(archive, file, competence)) {
      await rows.append(
        table,
        names,
        some.map((values) => [...own, ...values]),
      );
      count += some.length;
    }
    return count;
  }

  private async remove(archiveId: number): Promise<void> {
    for (const table of ['relation', 'code', 'procedure', 'archive']) {
      await this.runner.query(`delete from sigtap.${table} where archive_id = $1`, [archiveId]);
    }
  }
}

const related = (kind: string) =>
  `from sigtap.relation r where r.archive_id = p.archive_id and r.procedure = p.procedure and r.kind = '${kind}'`;
const codesOf = (kind: string) => `array(select distinct code ${related(kind)} order by 1)`;
const has = (kind: string) => `exists (select ${related(kind)})`;
