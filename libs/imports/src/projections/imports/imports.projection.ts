import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Row } from '#embarque/read-model';
import { type ImportEvent } from '../../domain/import.js';

/** Spreadsheets as those who brought them see them. */
export const importsProjection: Projection = {
  name: 'imports',
  version: 1,
  types: ['ImportUploaded', 'ImportChecked', 'ImportCommitted', 'ImportFinished', 'ImportExpired'],
  async apply(events, rows) {
    const ids = [...new Set((events as Recorded[]).map(({ data }) => data.importId))];
    const known = await rows.query<Row & { import_id: string }>('select * from import where import_id = any($1)', [
      ids,
    ]);
    const imports = new Map<string, Row>(known.map((row) => [row.import_id, row]));
    for (const event of events as Recorded[]) {
      const { importId } = event.data;
      imports.set(importId, applied(imports.get(importId), event));
    }
    await rows.upsert('import', ['import_id'], [...imports.values()]);
  },
};

type Recorded = RecordedEvent & ImportEvent;

function applied(row: Row | undefined, { type, data }: Recorded): Row {
  switch (type) {
    case 'ImportUploaded':
      return {
        ...{ import_id: data.importId, kind: data.kind, format: data.format, bytes: data.bytes, lines: data.lines },
        ...{ manager_id: data.managerId ?? null, municipality: data.municipality ?? null, by: data.by },
        ...{ status: 'uploaded', uploaded_at: data.at, checked_at: null, ended_at: null },
        ...{ fresh: null, known: null, refused: null, registered: null },
      };
    case 'ImportChecked': {
      const { fresh, known, refused } = data;
      return { ...row, status: 'checked', checked_at: data.at, fresh, known, refused };
    }
    case 'ImportCommitted':
      return { ...row, status: 'committed' };
    case 'ImportFinished': {
      const { fresh: registered, known, refused } = data;
      return { ...row, status: 'finished', ended_at: data.at, registered, known, refused };
    }
    case 'ImportExpired':
      return { ...row, status: 'expired', ended_at: data.at };
  }
}
