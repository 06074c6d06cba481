import { type RecordedEvent } from '#embarque/event-store';
import { type Projection } from '#embarque/read-model';
import { type SigtapEvent } from '../../domain/sigtap.js';

/** The tables that were imported, by competence and version. */
export const sigtapTablesProjection: Projection = {
  name: 'sigtap_tables',
  version: 1,
  types: ['SigtapImported'],
  async apply(events, rows) {
    await rows.upsert(
      'table',
      ['competence', 'version'],
      (events as (RecordedEvent & SigtapEvent)[]).map(({ position, recordedAt, data }) => ({
        ...{ competence: data.competence, version: data.version, position: String(position) },
        ...{ sha256: data.sha256, imported_at: recordedAt, counts: data.counts },
      })),
    );
  },
};
