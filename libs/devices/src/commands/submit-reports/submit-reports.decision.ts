import { accept, type Decision } from '#embarque/kernel';
import { type Report, type ReportEvent, type Reports } from '../../domain/report.js';

/** Keeps every report that is not here yet. Two under one number of a device are kept both, and a person looks at it. */
export function receiveReports(arrived: readonly Report[], state: Reports): Decision<ReportEvent> {
  const ids = new Set<string>(state.keys());
  const numbers = new Set([...state.values()].map(numberOf));
  const events: ReportEvent[] = [];
  for (const report of arrived) {
    if (ids.has(report.clientId)) continue;
    ids.add(report.clientId);
    events.push({ type: 'ReportReceived', data: report });
    if (numbers.has(numberOf(report))) {
      const { tripId, clientId, sequence } = report;
      const reasons = [`O aparelho já tinha enviado outro registro com o número ${sequence}.`];
      events.push({ type: 'ReportDisputed', data: { tripId, clientId, code: 'sequence-taken', reasons } });
    }
    numbers.add(numberOf(report));
  }
  return accept(...events);
}

const numberOf = ({ deviceId, sequence }: Report): string => `${deviceId} ${sequence}`;
