import { type RecordedEvent } from '#embarque/event-store';
import { type Projection } from '#embarque/read-model';
import { type ReportEvent } from '../../domain/report.js';

type Row = Record<string, unknown>;

const STATUS = {
  ReportApplied: 'applied',
  ReportConfirmed: 'confirmed',
  ReportRefused: 'refused',
  ReportDisputed: 'conflict',
  ReportReopened: 'waiting',
  ReportConflictSettled: 'settled',
} as const;

/** The reports of crews' devices, for the office to see what waits and to settle what is in conflict. */
export const reportsProjection: Projection = {
  name: 'devices',
  version: 2,
  types: ['ReportReceived', ...Object.keys(STATUS)],
  async apply(recorded, rows) {
    const events = recorded as (RecordedEvent & ReportEvent)[];
    const ids = [...new Set(events.map(({ data }) => data.clientId))];
    const known = await rows.query<Row>('select * from report where client_id = any($1)', [ids]);
    const reports = new Map(known.map((row) => [`${String(row['trip_id'])} ${String(row['client_id'])}`, row]));
    for (const { type, data } of events) {
      const key = `${data.tripId} ${data.clientId}`;
      if (type === 'ReportReceived') {
        reports.set(key, {
          ...{ trip_id: data.tripId, client_id: data.clientId, manager_id: data.managerId, device_id: data.deviceId },
          ...{ sequence: data.sequence, kind: data.kind, captured_at: data.capturedAt, at: data.at },
          ...{ received_at: data.receivedAt, authorization_id: data.authorizationId ?? null },
          ...{ sealed_for: data.sealedFor, payload: data.payload, status: 'waiting', code: null, reasons: [] },
        });
      } else {
        const why = 'code' in data ? { code: data.code, reasons: data.reasons } : { code: null, reasons: [] };
        // What was settled still says what about.
        Object.assign(reports.get(key)!, { status: STATUS[type], ...(type === 'ReportConflictSettled' ? {} : why) });
      }
    }
    await rows.upsert('report', ['trip_id', 'client_id'], [...reports.values()]);
  },
};
