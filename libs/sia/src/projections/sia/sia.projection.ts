import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row, type Rows } from '#embarque/read-model';
import { type PresenterSet, type ProfessionalLinked } from '../../domain/presented.js';
import { type ReportEvent } from '../../domain/report.js';
import { type ResultEvent } from '../../domain/result.js';

type SiaEvent = RecordedEvent & (ResultEvent | ReportEvent | PresenterSet | ProfessionalLinked);

/**
 * What SIA returned, each with the stretch of time in which it was what was known: nothing is overwritten, so that any
 * instant can be asked about.
 */
export const siaProjection: Projection = {
  name: 'sia',
  version: 1,
  types: ['SiaResultImported', 'SiaReportImported', 'PresenterSet', 'ProfessionalLinked'],
  async apply(events, rows) {
    const files: Row[] = [];
    const results: Row[] = [];
    const presenters: Row[] = [];
    const reports: Row[] = [];
    const occurrences: Row[] = [];
    for (const { type, data, position, recordedAt: known_from } of events as SiaEvent[]) {
      const id = String(position);
      switch (type) {
        case 'SiaResultImported': {
          const { sha256, fileName: file_name, kind, uf, processing, letter, rowsRead, rowsKept, totals } = data;
          const counts = { rows_read: rowsRead, rows_kept: rowsKept };
          files.push({ file: id, sha256, file_name, kind, uf, processing, letter, ...counts, known_from });
          for (const total of totals) results.push(resultRow(id, total));
          break;
        }
        case 'SiaReportImported': {
          const { managerId: manager_id, competence, fileName: file_name, sha256, unreadRows: unread_rows } = data;
          const facts = { report: id, manager_id, competence, file_name, sha256, unread_rows, known_from };
          for (const establishment of data.establishments) reports.push({ ...facts, establishment });
          for (const { kind: _, ...occurrence } of data.occurrences) occurrences.push({ report: id, ...occurrence });
          break;
        }
        case 'PresenterSet':
          presenters.push({ manager_id: data.managerId, establishment: data.presenter.establishment, known_from });
          break;
        case 'ProfessionalLinked':
          presenters.push({ manager_id: data.managerId, establishment: data.establishment, known_from });
      }
    }
    await rows.upsert('result_file', ['file'], files);
    await rows.upsert('result', ['file', 'establishment', 'competence', 'procedure'], results);
    await rows.upsert('report', ['report', 'establishment'], reports);
    await rows.upsert('occurrence', ['report', 'line'], occurrences);
    if (files.length) await rows.query(FILES_REPLACED);
    if (reports.length) await rows.query(REPORTS_REPLACED, [reports.map((report) => report['manager_id'])]);
    if (presenters.length) await addPresenters(rows, presenters);
  },
};

type Total = Extract<SiaEvent, { type: 'SiaResultImported' }>['data']['totals'][number];

const resultRow = (file: string, total: Total): Row => ({
  ...{ file, establishment: total.establishment, competence: total.competence, procedure: total.procedure },
  ...{ presented_quantity: total.presentedQuantity, presented_value: total.presentedValue },
  ...{ approved_quantity: total.approvedQuantity, approved_value: total.approvedValue },
  ...{ rows: total.rows, refused_rows: total.refusedRows, partial_rows: total.partialRows },
});

/** A file is what is known until the next one of its month comes; one of a whole month replaces its parts, and the reverse. */
const FILES_REPLACED = `
  update result_file as old set known_until = next.at
    from (
      select a.file, min(b.known_from) as at
        from result_file a
        join result_file b on b.kind = a.kind and b.uf = a.uf and b.processing = a.processing and b.file > a.file
                          and (b.letter = a.letter or b.letter = '' or a.letter = '')
       where a.known_until is null
       group by a.file
    ) as next
   where old.file = next.file`;

const REPORTS_REPLACED = `
  update report as old set known_until = next.at
    from (
      select a.report, a.establishment, min(b.known_from) as at
        from report a
        join report b on b.manager_id = a.manager_id and b.competence = a.competence
                     and b.establishment = a.establishment and b.report > a.report
       where a.known_until is null and a.manager_id = any($1)
       group by a.report, a.establishment
    ) as next
   where old.report = next.report and old.establishment = next.establishment`;

/** The first time counts. */
const addPresenters = (rows: Rows, presenters: readonly Row[]): Promise<unknown> =>
  rows.query(
    `insert into presenter
     select manager_id, establishment, min(known_from) from json_populate_recordset(null::presenter, $1) group by 1, 2
     on conflict do nothing`,
    [JSON.stringify(presenters)],
  );
