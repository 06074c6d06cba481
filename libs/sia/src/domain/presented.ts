import { type Cnes, type Evolution, type Uuid } from '#embarque/kernel';

/** As much of a manager's production as says in whose name its lines are. */
export interface PresenterSet {
  readonly type: 'PresenterSet';
  readonly data: { readonly managerId: Uuid; readonly presenter: { readonly establishment: Cnes } };
}

/** A line is of the establishment where its professional signs. */
export interface ProfessionalLinked {
  readonly type: 'ProfessionalLinked';
  readonly data: { readonly managerId: Uuid; readonly establishment: Cnes };
}

/** The establishments that lines of a manager are or were of. */
export const presented: Evolution<ReadonlySet<Cnes>, PresenterSet | ProfessionalLinked> = {
  initial: new Set(),
  evolve(state, { type, data }) {
    if (type === 'PresenterSet') return new Set([...state, data.presenter.establishment]);
    return type === 'ProfessionalLinked' ? new Set([...state, data.establishment]) : state;
  },
};

/** As the room production calls it; that room follows what this one says, so this one cannot ask it. */
export const presenterStream = (managerId: Uuid): string => `production-${managerId}`;
