import { accept, refuse, refuseUnknown, type Decision, type Uuid } from '#embarque/kernel';
import { type ConflictDecision, type ReportEvent, type Reports } from '../../domain/report.js';

export function settleReportConflict(
  settled: { tripId: Uuid; clientId: Uuid; decision: ConflictDecision; reason: string },
  state: Reports,
): Decision<ReportEvent> {
  const report = state.get(settled.clientId);
  if (!report) return refuseUnknown('report-unknown', 'Não há registro com este identificador nesta viagem.');
  if (report.status === 'settled') return refuse('conflict-already-settled', 'Este conflito já foi resolvido.');
  return report.status === 'conflict'
    ? accept({ type: 'ReportConflictSettled', data: settled })
    : refuse('report-not-in-conflict', 'Este registro não está em conflito.');
}
