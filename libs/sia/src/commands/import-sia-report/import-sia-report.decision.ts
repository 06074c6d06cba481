import { accept, refuse, type Cnes, type Decision } from '#embarque/kernel';
import { type ReportEvent, type ReportFacts, type SiaReport } from '../../domain/report.js';

/** The same report again adds nothing. `presented`: the establishments in whose name the manager's production is presented. */
export function importSiaReport(
  facts: ReportFacts,
  presented: ReadonlySet<Cnes>,
  state: SiaReport,
): Decision<ReportEvent> {
  if (!presented.size) {
    return refuse('presenter-not-set', 'Ainda não está definido em nome de quem o gestor apresenta a produção.');
  }
  if (!facts.establishments.length) {
    return refuse(
      'report-of-others',
      `O relatório não traz o estabelecimento em nome de quem o gestor apresenta (CNES ${[...presented].join(', ')}).`,
    );
  }
  const isKnown = facts.establishments.every((establishment) => state.get(establishment) === facts.sha256);
  return isKnown ? accept() : accept({ type: 'SiaReportImported', data: facts });
}
