import { describe, it } from '@jest/globals';
import { Cnes, Competence, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { siaReport, type ReportEvent, type ReportFacts } from '../../domain/report.js';
import { importSiaReport } from './import-sia-report.decision.js';

const [one, other] = [the(Cnes, '9900010'), the(Cnes, '9900011')];
const facts = (sha256: string, ...establishments: Cnes[]): ReportFacts => ({
  ...{ managerId: idFrom('manager'), competence: the(Competence, '202609'), fileName: 'relatorio.txt', sha256 },
  ...{ establishments, occurrences: [], unreadRows: 0 },
});
const imported = (...report: Parameters<typeof facts>): ReportEvent => ({
  ...{ type: 'SiaReportImported', data: facts(...report) },
});

describe('importing a consistency report', () => {
  it('records what SIA said of the manager’s establishments, also when it said nothing', () =>
    given(siaReport)
      .when((state) => importSiaReport(facts('a', one), new Set([one]), state))
      .then(imported('a', one)));

  it('adds nothing when the same report comes again, unless another one came since', () => {
    given(siaReport, imported('a', one, other), imported('b', other))
      .when((state) => importSiaReport(facts('b', other), new Set([one, other]), state))
      .then();
    given(siaReport, imported('a', one), imported('b', one))
      .when((state) => importSiaReport(facts('a', one), new Set([one]), state))
      .then(imported('a', one));
  });

  it('refuses a report of others, and says whose it should be', () =>
    given(siaReport)
      .when((state) => importSiaReport(facts('a'), new Set([one]), state))
      .thenRefused('report-of-others', /9900010/));

  it('waits until it is known in whose name the manager presents', () =>
    given(siaReport)
      .when((state) => importSiaReport(facts('a', one), new Set(), state))
      .thenRefused('presenter-not-set', /em nome de quem/));
});
