import { describe, it } from '@jest/globals';
import { Cnes, Competence, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { SWITCHABLE, TREATMENTS, type Switchable } from '../../domain/procedure-choices.js';
import { production, type Production, type ProductionEvent } from '../../domain/production.js';
import { presenter } from '../../domain/testing/presenter.js';
import { switchProcedure } from './switch-procedure.decision.js';

describe('switching a procedure', () => {
  const managerId = idFrom('manager');
  const clinic = the(Cnes, '9999999');
  interface Asked {
    on?: boolean;
    from?: string;
    establishments?: Cnes[];
  }
  const defaults = (mode: Switchable) => (TREATMENTS.some((one) => one === mode) ? { establishments: [clinic] } : {});
  const dataOf = (mode: Switchable, { on = true, from = '202610', ...asked }: Asked) => ({
    ...{ managerId, mode, on, from: the(Competence, from), legalBasis: 'Deliberação 1' },
    ...(on ? defaults(mode) : {}),
    ...asked,
  });
  const switching =
    (mode: Switchable, asked: Asked = {}) =>
    (state: Production) =>
      switchProcedure(dataOf(mode, asked), state);
  const switched = (mode: Switchable, asked: Asked = {}): ProductionEvent => ({
    type: 'ProcedureSwitched',
    data: dataOf(mode, asked),
  });
  const closed: ProductionEvent = {
    type: 'CompetenceClosed',
    data: { managerId, competence: the(Competence, '202610'), presenter },
  };

  it('takes each on and off, and changes nothing when it is so from that very month', () => {
    for (const mode of SWITCHABLE) {
      given(production).when(switching(mode)).then(switched(mode));
      given(production, switched(mode)).when(switching(mode)).then();
      given(production, switched(mode))
        .when(switching(mode, { on: false }))
        .then(switched(mode, { on: false }));
    }
  });

  it('asks of a treatment where it is given, and of nothing else', () => {
    const other = the(Cnes, '0000001');
    given(production)
      .when(switching('radiotherapy', { establishments: [] }))
      .thenRefused('procedure-not-switchable', /Diga em que estabelecimentos/);
    given(production)
      .when(switching('river', { establishments: [clinic] }))
      .thenRefused('procedure-not-switchable', /só de um tratamento/);
    given(production, switched('radiotherapy'))
      .when(switching('haemodialysis', { establishments: [other, clinic] }))
      .thenRefused('procedure-not-switchable', /outro tratamento: 9999999/);
    given(production, switched('radiotherapy'))
      .when(switching('radiotherapy', { establishments: [clinic, other] }))
      .then(switched('radiotherapy', { establishments: [clinic, other] }));
    given(production, switched('radiotherapy', { from: '202612' }))
      .when(switching('haemodialysis'))
      .thenRefused('procedure-not-switchable', /outro tratamento: 9999999/);
    given(production, switched('radiotherapy'), switched('radiotherapy', { on: false }))
      .when(switching('haemodialysis'))
      .then(switched('haemodialysis'));
  });

  it('never reaches a closed month, nor one before the procedure was there', () => {
    given(production, closed)
      .when(switching('river'))
      .thenRefused('competence-already-closed', /202610/);
    given(production)
      .when(switching('haemodialysis', { from: '202604' }))
      .thenRefused('procedure-not-switchable', /ainda não existe na competência 202604/);
  });
});
