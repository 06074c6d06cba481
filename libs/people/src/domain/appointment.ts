import {
  type Cnes,
  type Cns,
  type Evolution,
  type IbgeCode,
  type LocalDate,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';

/** Where the regulation booked it (Res. SES/MG 6.254/2018, art. 3 I): municipal or regional. */
export const REGULATION_SYSTEMS = ['SISREG', 'SUSFACIL', 'MUNICIPAL', 'REGIONAL', 'OTHER'] as const;
export type RegulationSystem = (typeof REGULATION_SYSTEMS)[number];

export const APPOINTMENT_KINDS = ['consultation', 'exam', 'procedure', 'treatment'] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

/** Why somebody travels: no diagnosis, no speciality. */
export interface Booking {
  readonly appointmentId: Uuid;
  readonly personId: Uuid;
  readonly system: RegulationSystem;
  /** Sealed under the person's key: the regulation finds its citizen by it. */
  readonly protocol: string;
  readonly establishment: Cnes;
  readonly establishmentMunicipality: IbgeCode;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly kind: AppointmentKind;
  /** The doctors who asked for it and who regulated it, where the regulation says so: one of them may sign the BPA line. */
  readonly requestedBy?: Cns;
  readonly regulatedBy?: Cns;
}

export type AppointmentEvent =
  | { type: 'AppointmentBooked'; data: Booking }
  /** `reason` is sealed under the person's key: it may tell of their health. */
  | {
      type: 'AppointmentCancelled';
      data: { readonly appointmentId: Uuid; readonly personId: Uuid; readonly reason: string };
    };

export type Appointment = { readonly status: 'unbooked' } | ({ readonly status: 'booked' | 'cancelled' } & Booking);

export const appointment: Evolution<Appointment, AppointmentEvent> = {
  initial: { status: 'unbooked' },
  evolve(state, { type, data }) {
    if (type === 'AppointmentBooked') return { status: 'booked', ...data };
    return state.status === 'unbooked' ? state : { ...state, status: 'cancelled' };
  },
};

export const appointmentStream = (appointmentId: Uuid): string => `appointment-${appointmentId}`;
