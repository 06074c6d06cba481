import { accept, refuse, ROAD_PROCEDURES, type Decision, type Uuid } from '#embarque/kernel';
import { type Presenter, type Production, type ProductionEvent } from '../../domain/production.js';

/** SIGTAP relates only doctors to the displacement procedures, so a driver's occupation never passes. */
export function setPresenter(
  { managerId, presenter }: { managerId: Uuid; presenter: Presenter },
  _state: Production,
): Decision<ProductionEvent> {
  const reasons = ROAD_PROCEDURES.filter(
    ({ validTo, occupations }) => !validTo && !occupations.includes(presenter.occupation),
  ).map(
    ({ procedure }) =>
      `A ocupação ${presenter.occupation} não é aceita pelo procedimento ${procedure} na tabela SIGTAP.`,
  );
  return reasons.length
    ? refuse('presenter-not-accepted', ...reasons)
    : accept({ type: 'PresenterSet', data: { managerId, presenter } });
}
