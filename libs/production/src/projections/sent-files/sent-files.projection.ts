import { type RecordedEvent } from '#embarque/event-store';
import { type Projection } from '#embarque/read-model';
import { type SentFileEvent } from '../../domain/sent-file.js';

const FILE_KEY = ['manager_id', 'competence', 'sha256'] as const;

/** BPA files that were sent, and what is in them. */
export const sentFilesProjection: Projection = {
  name: 'sent_files',
  version: 1,
  types: ['BpaDocumentRecorded'],
  async apply(events, rows) {
    const recorded = events as (RecordedEvent & SentFileEvent)[];
    const keyOf = ({ managerId, competence, sha256 }: SentFileEvent['data']) => ({
      ...{ manager_id: managerId, competence, sha256 },
    });
    await rows.upsert(
      'file',
      FILE_KEY,
      recorded.map(({ data, recordedAt }) => {
        const { fileName, bytes, origin, destination, version, sheets, control, faultCount, faults } = data;
        return {
          ...{ ...keyOf(data), file_name: fileName, bytes, origin, destination, version, sheets, control, faults },
          ...{ fault_count: faultCount, recorded_at: recordedAt },
        };
      }),
    );
    await rows.upsert(
      'share',
      [...FILE_KEY, 'procedure', 'month', 'establishment', 'kind'],
      recorded.flatMap(({ data }) =>
        data.shares.map(({ kind, establishment, competence: month, procedure, lines, units }) => ({
          ...{ ...keyOf(data), procedure, month, establishment, kind, lines, units },
        })),
      ),
    );
  },
};
