import { describe, it } from '@jest/globals';
import { Cnes, Competence, ProcedureCode, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { siaResult, type ResultEvent, type ResultFacts, type ResultTotal } from '../../domain/result.js';
import { importSiaResult } from './import-sia-result.decision.js';

const total = (establishment: string): ResultTotal => ({
  ...{ establishment: the(Cnes, establishment), competence: the(Competence, '202608') },
  ...{ procedure: the(ProcedureCode, '0803010125'), presentedQuantity: 5, presentedValue: 2475, approvedQuantity: 5 },
  ...{ approvedValue: 2475, rows: 1, refusedRows: 0, partialRows: 0 },
});
const facts = (...totals: ResultTotal[]): ResultFacts => ({
  ...{ fileName: 'PAMG2609a.dbc', sha256: 'ab'.repeat(32), kind: 'PA', uf: 'MG', letter: 'a', rowsRead: 9 },
  ...{ processing: the(Competence, '202609'), rowsKept: totals.length, totals },
});
const imported = (...totals: ResultTotal[]): ResultEvent => ({ type: 'SiaResultImported', data: facts(...totals) });

describe('importing a result file', () => {
  it('records what it says', () =>
    given(siaResult)
      .when((state) => importSiaResult(facts(total('9900010')), state))
      .then(imported(total('9900010'))));

  it('adds nothing when the same file says the same', () =>
    given(siaResult, imported(total('9900010')))
      .when((state) => importSiaResult(facts({ ...total('9900010') }), state))
      .then());

  it('records it again when it says something of establishments that were unknown', () =>
    given(siaResult, imported(total('9900010')))
      .when((state) => importSiaResult(facts(total('9900010'), total('9900011')), state))
      .then(imported(total('9900010'), total('9900011'))));
});
