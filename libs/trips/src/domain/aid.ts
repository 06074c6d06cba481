import { type Evolution, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { type AppointmentDoctors, type Role } from './trip.js';

/** A meal without a night; a meal and a night; the same of a treatment that the CNRAC regulated. */
export const AID_KINDS = ['meal', 'overnight', 'cnrac-overnight'] as const;
export type AidKind = (typeof AID_KINDS)[number];

/** Why an aid was not given after all: said by a code, so that nothing is typed about a person. */
export const AID_CANCELLATIONS = ['recorded-by-mistake', 'not-paid', 'paid-back'] as const;
export type AidCancellation = (typeof AID_CANCELLATIONS)[number];

/** Money given to somebody who was carried, for one day of the journey. */
export interface Aid {
  readonly aidId: Uuid;
  readonly kind: AidKind;
  readonly date: LocalDate;
  readonly personId: Uuid;
  /** The passenger of a completed trip, whose journey it is for. */
  readonly tripId: Uuid;
  readonly authorizationId: Uuid;
  readonly role: Exclude<Role, 'lap-child'>;
  readonly managerId: Uuid;
  readonly routeId: Uuid;
  readonly from: IbgeCode;
  readonly doctors?: AppointmentDoctors;
}

export type AidEvent =
  | { type: 'AidGranted'; data: Aid }
  | {
      type: 'AidCancelled';
      data: Pick<Aid, 'aidId' | 'personId' | 'tripId' | 'authorizationId' | 'managerId'> & { reason: AidCancellation };
    };

/** All aids of a person, with why those were cancelled that do not stand. */
export type Aids = ReadonlyMap<Uuid, Aid & { readonly cancelled?: AidCancellation }>;

export const aids: Evolution<Aids, AidEvent> = {
  initial: new Map(),
  evolve: (state, { type, data }) =>
    new Map(state).set(
      data.aidId,
      type === 'AidGranted' ? data : { ...state.get(data.aidId)!, cancelled: data.reason },
    ),
};

/** One stream for each person, so that two offices at once cannot give twice for one day. */
export const aidsStream = (personId: Uuid): string => `aids-${personId}`;
