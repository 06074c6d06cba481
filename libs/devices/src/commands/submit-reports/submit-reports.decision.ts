import { accept, type Decision } from '#embarque/kernel';
import { type Report, type ReportEvent, type Reports } from '../../domain/report.js';

/** Keeps every report that is not here yet. */
export function receiveReports(arrived: readonly Report[], state: Reports): Decision<ReportEvent> {
  const ids = new Set<string>(state.keys());
  const isFresh = ({ clientId }: Report) => !ids.has(clientId) && !!ids.add(clientId);
  return accept(...arrived.filter(isFresh).map((data): ReportEvent => ({ type: 'ReportReceived', data })));
}
