import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Access } from '#embarque/application';
import { addMinutes, type Instant, type Uuid } from '#embarque/kernel';
import { KeyStore, openField, sealField, type Keys } from '#embarque/privacy';
import { type Fault, type Line } from '../domain/sheet.js';
import { type Sheet } from '../reading/read-sheet.js';
import { UnreadableFile } from '../reading/unreadable.js';
import { type FileRow, type LineRow, type Outcome } from './intake.entities.js';

/** Longer than a few lines take: a spreadsheet whose process died is taken over by another one. */
const LEASE_MINUTES = 5;
/** What nobody recorded is nobody's. */
const ORPHAN_MINUTES = 24 * 60;
const PAGE = 1000;

export interface Judgement {
  readonly number: number;
  readonly outcome: Outcome;
  readonly key?: string | undefined;
  readonly content?: string | undefined;
  readonly faults?: readonly Fault[] | undefined;
}

export interface ReportLine {
  readonly number: number;
  readonly outcome: Outcome | null;
  readonly faults: readonly Fault[] | null;
}

export type Progress = Readonly<Partial<Record<Outcome | 'waiting', number>>>;

/** Under this subject stands the key of an import's lines, and nothing else. */
const subjectOf = (importId: string): string => `import/${importId}`;

/** Where the lines of spreadsheets lie, sealed, while they are worked at. */
@Injectable()
export class Intake {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  /**
   * Puts all lines of a file aside, or none; once, however often it is asked. Answers how many there are.
   * @throws UnreadableFile
   */
  async put(importId: Uuid, { lines, ignored }: Sheet, access: Access, now: Instant): Promise<number> {
    const key = await this.keys.keyOf(subjectOf(importId));
    return this.database.transaction(async (transaction) => {
      const [fresh] = await transaction.query<unknown[]>(
        `insert into intake.file (import_id, access, ignored, due_at) values ($1, $2, $3, $4)
         on conflict do nothing returning import_id`,
        [
          ...[importId, access, sealField(key, subjectOf(importId), 'ignored', JSON.stringify(ignored))],
          addMinutes(now, ORPHAN_MINUTES),
        ],
      );
      if (!fresh) return this.lengthOf(importId, transaction);
      let count = 0;
      for await (const page of pagesOf(lines)) {
        count += page.length;
        await transaction.query(
          `insert into intake.line (import_id, number, cells) select $1, * from unnest($2::int[], $3::text[])`,
          [importId, page.map(({ number }) => number), page.map((line) => sealLine(key, importId, line))],
        );
      }
      if (!count) throw new UnreadableFile('file-empty', 'A planilha só tem o cabeçalho.');
      return count;
    });
  }

  /** The file that waits longest, which nobody else is given meanwhile. */
  async take(now: Instant): Promise<{ readonly importId: Uuid; readonly access: Access } | undefined> {
    const [rows] = await this.database.query<[{ import_id: Uuid; access: Access }[], number]>(
      `update intake.file set due_at = $2 where import_id in
        (select import_id from intake.file where due_at <= $1 order by due_at, import_id limit 1 for update skip locked)
       returning import_id, access`,
      [now, addMinutes(now, LEASE_MINUTES)],
    );
    return rows[0] && { importId: rows[0].import_id, access: rows[0].access };
  }

  async putBack(importId: Uuid, dueAt: Instant): Promise<void> {
    await this.database.query('update intake.file set due_at = $2 where import_id = $1', [importId, dueAt]);
  }

  /** The first lines with this outcome, opened; with null, those that were not judged yet. */
  async next(importId: Uuid, outcome: Outcome | null, most: number): Promise<Line[]> {
    const key = (await this.keys.keysOf([subjectOf(importId)])).get(subjectOf(importId));
    const rows = await this.database.query<Pick<LineRow, 'number' | 'cells'>[]>(
      `select number, cells from intake.line
        where import_id = $1 and ${outcome ? 'outcome = $3' : 'outcome is null'} and cells is not null
        order by outcome, number limit $2`,
      [importId, most, ...(outcome ? [outcome] : [])],
    );
    return key ? rows.map(({ number, cells }) => openLine(key, importId, number, cells!)) : [];
  }

  /** Of these marks: the first line of the file that is about the same, and the mark of all that it says. */
  async firstAbout(importId: Uuid, keys: readonly string[]) {
    const rows = await this.database.query<{ key: string; number: number; content: string }[]>(
      `select distinct on (key) key, number, content from intake.line
        where import_id = $1 and key = any($2) order by key, number`,
      [importId, keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  async judge(importId: Uuid, judgements: readonly Judgement[]): Promise<void> {
    await this.database.query(
      `update intake.line as line
          set outcome = judged.outcome, key = judged.key, content = judged.content, faults = judged.faults
         from json_to_recordset($2) as judged(number integer, outcome text, key text, content text, faults jsonb)
        where line.import_id = $1 and line.number = judged.number`,
      [importId, JSON.stringify(judgements)],
    );
  }

  async progressOf(importId: Uuid): Promise<Progress> {
    const rows = await this.database.query<{ outcome: Outcome | 'waiting'; count: number }[]>(
      `select coalesce(outcome, 'waiting') as outcome, count(*)::integer as count
         from intake.line where import_id = $1 group by outcome`,
      [importId],
    );
    return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
  }

  /** What of the file was not read, as long as it may still be told. */
  async ignoredIn(importId: Uuid): Promise<Sheet['ignored'] | undefined> {
    const [row] = await this.database.query<Pick<FileRow, 'ignored'>[]>(
      'select ignored from intake.file where import_id = $1',
      [importId],
    );
    const key = (await this.keys.keysOf([subjectOf(importId)])).get(subjectOf(importId));
    if (!row || !key) return undefined;
    return JSON.parse(openField(key, subjectOf(importId), 'ignored', row.ignored)) as Sheet['ignored'];
  }

  /** The report, in the order of the file, behind a line. `faults`: only lines with something to say. */
  report(
    importId: Uuid,
    { after = 0, most = PAGE, only = 'all' }: { after?: number; most?: number; only?: 'faults' | 'all' } = {},
  ): Promise<ReportLine[]> {
    return this.database.query<ReportLine[]>(
      `select number, outcome, faults from intake.line
        where import_id = $1 and number > $2 ${only === 'faults' ? 'and faults is not null' : ''}
        order by number limit $3`,
      [importId, after, most],
    );
  }

  /** The whole report, in passing. */
  async *wholeReport(importId: Uuid): AsyncGenerator<ReportLine> {
    for (let after = 0; ;) {
      const page = await this.report(importId, { after });
      yield* page;
      if (page.length < PAGE) return;
      after = page.at(-1)!.number;
    }
  }

  /** Makes the lines unreadable for ever; the report stays. */
  async forget(importId: Uuid): Promise<void> {
    await this.keys.destroy(subjectOf(importId));
    await this.database.query(
      'update intake.line set cells = null, key = null, content = null where import_id = $1 and cells is not null',
      [importId],
    );
  }

  /** As if it had never been put here. */
  async remove(importId: Uuid): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('delete from intake.line where import_id = $1', [importId]);
      await transaction.query('delete from intake.file where import_id = $1', [importId]);
    });
  }

  private async lengthOf(importId: Uuid, transaction: EntityManager): Promise<number> {
    const [{ count }] = await transaction.query<[{ count: number }]>(
      'select count(*)::integer as count from intake.line where import_id = $1',
      [importId],
    );
    return count;
  }
}

type Key = Parameters<typeof sealField>[0];

const sealLine = (key: Key, importId: string, { number, ...line }: Line): string =>
  sealField(key, subjectOf(importId), String(number), JSON.stringify(line));

const openLine = (key: Key, importId: string, number: number, sealed: string): Line => ({
  number,
  ...(JSON.parse(openField(key, subjectOf(importId), String(number), sealed)) as Omit<Line, 'number'>),
});

async function* pagesOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let page: Line[] = [];
  for await (const line of lines) {
    page.push(line);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length) yield page;
}
