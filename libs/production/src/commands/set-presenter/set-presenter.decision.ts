import { accept, refuse, type Decision, type ProcedureRule, type Uuid } from '#embarque/kernel';
import { type Presenter } from '../../domain/choices.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';

/**
 * `rules` are those of the procedures that are presented. SIGTAP relates only doctors to displacement, so a driver's
 * occupation never passes.
 */
export function setPresenter(
  { managerId, presenter, rules }: { managerId: Uuid; presenter: Presenter; rules: readonly ProcedureRule[] },
  _state: Production,
): Decision<ProductionEvent> {
  const reasons = rules
    .filter(({ occupations }) => occupations.length && !occupations.includes(presenter.occupation))
    .map(
      ({ procedure }) =>
        `A ocupação ${presenter.occupation} não é aceita pelo procedimento ${procedure} na tabela SIGTAP.`,
    );
  return reasons.length
    ? refuse('presenter-not-accepted', ...reasons)
    : accept({ type: 'PresenterSet', data: { managerId, presenter } });
}
