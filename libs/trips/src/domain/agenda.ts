import {
  accept,
  competenceOf,
  localDateOf,
  refuse,
  type Competence,
  type Decision,
  type Evolution,
  type Instant,
  type Uuid,
  addMonths,
} from '#embarque/kernel';

export const RESOURCE_KINDS = ['vehicle', 'driver', 'attendant', 'person'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** Somebody or something that cannot be on two trips at a time. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly id: Uuid;
}

/** From the first instant up to, not including, the last. */
export interface Slot {
  readonly from: Instant;
  readonly to: Instant;
}

/** `reservationId` is the authorisation for a person, the trip or the command that asked for a vehicle or crew. */
export interface Reservation extends Slot {
  readonly reservationId: Uuid;
  readonly tripId: Uuid;
  /** The last revision of the trip's stream when it was made: a trip that went on without it does not need it. */
  readonly tripRevision: number | 'none';
  readonly reservedAt: Instant;
}

export type AgendaEvent =
  { type: 'SlotReserved'; data: Reservation } | { type: 'SlotReleased'; data: { reservationId: Uuid } };

/** A resource's reservations of one month. */
export type Agenda = ReadonlyMap<Uuid, Reservation>;

export const agenda: Evolution<Agenda, AgendaEvent> = {
  initial: new Map(),
  evolve(state, { type, data }) {
    const next = new Map(state);
    if (type === 'SlotReserved') next.set(data.reservationId, data);
    else next.delete(data.reservationId);
    return next;
  },
};

const overlap = (a: Slot, b: Slot): boolean => a.from < b.to && b.from < a.to;

/** The reservations that stand in the way. */
export const conflicting = (state: Agenda, wish: Slot & { reservationId: Uuid }): Reservation[] =>
  [...state.values()].filter((other) => other.reservationId !== wish.reservationId && overlap(other, wish));

const same = (a: Reservation, b: Reservation): boolean =>
  a.reservationId === b.reservationId && a.tripRevision === b.tripRevision && a.from === b.from && a.to === b.to;

const BUSY: Record<ResourceKind, (tripId: Uuid) => string> = {
  vehicle: (tripId) => `O veículo já está em outra viagem neste horário (viagem ${tripId}).`,
  driver: (tripId) => `O motorista já está em outra viagem neste horário (viagem ${tripId}).`,
  attendant: (tripId) => `O agente de bordo já está em outra viagem neste horário (viagem ${tripId}).`,
  // Whose trip it is may be another's business: that she has transport is all that they need to know.
  person: () => 'Esta pessoa já tem transporte neste horário.',
};

const released = ({ reservationId }: { reservationId: Uuid }): AgendaEvent => ({
  type: 'SlotReleased',
  data: { reservationId },
});

/** Reserves, unless the very same reservation stands already. Those known to have lapsed make room if they did not change. */
export function reserveSlot(
  kind: ResourceKind,
  wish: Reservation,
  state: Agenda,
  lapsed: readonly Reservation[] = [],
): Decision<AgendaEvent> {
  const held = state.get(wish.reservationId);
  if (held && same(held, wish)) return accept();
  const others = conflicting(state, wish);
  const standing = others.find((other) => !lapsed.some((one) => same(one, other)));
  if (standing) return refuse(`${kind}-busy`, BUSY[kind](standing.tripId));
  return accept<AgendaEvent>(...others.map(released), { type: 'SlotReserved', data: wish });
}

export const releaseSlot = (reservationId: Uuid, state: Agenda): Decision<AgendaEvent> =>
  state.has(reservationId) ? accept(released({ reservationId })) : accept();

/** Short streams, one a month: a slot over the turn of a month is reserved in both. */
export function agendaStreams({ kind, id }: Resource, { from, to }: Slot): string[] {
  const last = competenceOf(localDateOf(to));
  const streams: string[] = [];
  for (let month: Competence = competenceOf(localDateOf(from)); month <= last; month = addMonths(month, 1)) {
    // Driver and attendant are crew: one person in two functions has one agenda.
    streams.push(`agenda-${kind === 'driver' || kind === 'attendant' ? 'crew' : kind}-${id}-${month}`);
  }
  return streams;
}
