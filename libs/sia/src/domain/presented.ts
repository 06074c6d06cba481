import { type Cnes, type Evolution, type Uuid } from '#embarque/kernel';

/** As much of a manager's production as says in whose name it is presented. */
export interface PresenterSet {
  readonly type: 'PresenterSet';
  readonly data: { readonly managerId: Uuid; readonly presenter: { readonly establishment: Cnes } };
}

/** The establishments that a manager's production is or was presented in the name of. */
export const presented: Evolution<ReadonlySet<Cnes>, PresenterSet> = {
  initial: new Set(),
  evolve: (state, { type, data }) =>
    type === 'PresenterSet' ? new Set([...state, data.presenter.establishment]) : state,
};

/** As the room production calls it; that room follows what this one says, so this one cannot ask it. */
export const presenterStream = (managerId: Uuid): string => `production-${managerId}`;
