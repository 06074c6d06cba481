import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext, type Decided } from '#embarque/application';
import {
  accept,
  addMinutes,
  idFrom,
  refuse,
  type Decision,
  type Instant,
  type Refused,
  type Uuid,
} from '#embarque/kernel';
import {
  agenda,
  agendaStreams,
  conflicting,
  releaseSlot,
  reserveSlot,
  type Reservation,
  type Resource,
  type ResourceKind,
  type Slot,
} from '../domain/agenda.js';
import { crewSlots, vehicleSlot } from '../domain/slots.js';
import { trip, tripStream, type Trip, type TripEvent } from '../domain/trip.js';

/** For so long a reservation that its trip does not hold yet may belong to a command under way. */
const GRACE_MINUTES = 1;
const HELD = refuse('reservation-held', 'A reserva está em uso.');

/** What a trip asks of one resource's time. */
export interface Wish {
  readonly resource: Resource;
  readonly slot: Slot;
}

/** The decision about a trip that these reservations are for. */
interface Purpose {
  readonly tripId: Uuid;
  readonly reservationId: Uuid;
  readonly context: CommandContext;
}

/**
 * Nobody and nothing is on two overlapping trips: a resource is reserved in its own stream first, then written into the
 * trip.
 *
 * A reservation counts while its trip holds the resource. One whose trip went on without it is void. One whose trip did not
 * go on (its command died) gives way after a minute: an event in the trip's stream bars the old command, which, if it wakes
 * up after all, finds the trip moved and has to reserve anew.
 */
@Injectable()
export class Agendas {
  constructor(private readonly streams: Streams) {}

  /** Decides about a trip and, before that is written, reserves every wish or none; a refusal says all that stood in the way. */
  async decide(
    purpose: Purpose,
    wishes: readonly Wish[],
    decision: (state: Trip) => Decision<TripEvent>,
    /** What is still to be had for it once all is reserved. */
    complete: (events: readonly TripEvent[]) => readonly TripEvent[] | Promise<readonly TripEvent[]> = (events) =>
      events,
  ): Promise<Decided<TripEvent>> {
    const { tripId, reservationId, context } = purpose;
    const taken = new Set<string>();
    const decided = await this.streams.decide<Trip, TripEvent>(
      tripStream(tripId),
      trip,
      context,
      async (state, tripRevision) => {
        const accepted = decision(state);
        if (!accepted.ok) return accepted;
        const refused = await this.reserve(wishes, purpose, tripRevision, taken);
        return refused ?? accept(...(await complete(accepted.events)));
      },
    );
    if (!decided.ok && taken.size) {
      // A template's trip has one id whoever schedules it: what another command wrote into it is not this one's to give back.
      const held = heldBy(await this.streams.load(tripStream(tripId), trip), reservationId);
      await this.releaseIn(
        [...taken].filter((stream) => !held.includes(stream)),
        reservationId,
        context,
      );
    }
    return decided;
  }

  /** Gives back what was reserved under an id. */
  async release(reservationId: Uuid, held: readonly Wish[], context: CommandContext): Promise<void> {
    const streams = held.flatMap(({ resource, slot }) => agendaStreams(resource, slot));
    await this.releaseIn(streams, reservationId, context);
  }

  /** What stands in the way of these wishes. Nothing is reserved. */
  async conflicts({ tripId, now }: { tripId: Uuid; now: Instant }, wishes: readonly Wish[]): Promise<string[]> {
    const looks = wishes.flatMap(({ resource, slot }) =>
      agendaStreams(resource, slot).map(async (stream) => {
        const wish = { reservationId: tripId, tripId, tripRevision: 'none', ...slot, reservedAt: now } as const;
        return reserveSlot(resource.kind, wish, await this.streams.load(stream, agenda));
      }),
    );
    return [...new Set((await Promise.all(looks)).flatMap((look) => (look.ok ? [] : look.refusal.reasons)))];
  }

  private async reserve(
    wishes: readonly Wish[],
    { tripId, reservationId, context }: Purpose,
    tripRevision: Reservation['tripRevision'],
    taken: Set<string>,
  ): Promise<Refused | undefined> {
    const refusals: Refused[] = [];
    for (const { resource, slot } of wishes) {
      for (const stream of agendaStreams(resource, slot)) {
        const reservation = { reservationId, tripId, tripRevision, ...slot, reservedAt: context.now };
        // Once something stands in the way, the rest is only looked at: two that each took a part would refuse each other.
        const decided = refusals.length
          ? reserveSlot(resource.kind, reservation, await this.streams.load(stream, agenda))
          : await this.reserveIn(stream, resource.kind, reservation, context);
        if (!decided.ok) refusals.push(decided);
        else if (!refusals.length && decided.events.length) taken.add(stream);
      }
    }
    const [first] = refusals;
    return first && refuse(first.refusal.code, ...new Set(refusals.flatMap(({ refusal }) => refusal.reasons)));
  }

  private async reserveIn(stream: string, kind: ResourceKind, wish: Reservation, context: CommandContext) {
    const attempt = (lapsed: readonly Reservation[]) =>
      this.streams.settle(stream, agenda, context, (state) => reserveSlot(kind, wish, state, lapsed));
    const decided = await attempt([]);
    if (decided.ok) return decided;

    const others = conflicting(await this.streams.load(stream, agenda), wish);
    for (const other of others) if (!(await this.givesWay(other, kind, context))) return decided;
    return attempt(others);
  }

  private async givesWay(reservation: Reservation, kind: ResourceKind, context: CommandContext): Promise<boolean> {
    const { tripId, reservationId, tripRevision, reservedAt } = reservation;
    const underWay = addMinutes(reservedAt, GRACE_MINUTES) > context.now;
    // Not this command's own decision about that trip, were it the same one.
    const commandId = idFrom(context.commandId, 'forfeits', reservationId);
    const decided = await this.streams.settleOutOfTurn<Trip, TripEvent>(
      tripStream(tripId),
      trip,
      { ...context, commandId },
      (state, revision) => {
        if (holds(state, kind, reservationId)) return HELD;
        if (revision !== tripRevision) return accept();
        return underWay ? HELD : accept({ type: 'ReservationForfeited', data: { tripId, reservationId } });
      },
    );
    return decided.ok;
  }

  private async releaseIn(streams: readonly string[], reservationId: Uuid, context: CommandContext): Promise<void> {
    await Promise.all(
      streams.map((stream) =>
        this.streams.settle(stream, agenda, context, (state) => releaseSlot(reservationId, state)),
      ),
    );
  }
}

/** The agendas that a trip needs to hold its vehicle and crew under this reservation. */
function heldBy(state: Trip, reservationId: Uuid): string[] {
  if (state.status === 'unscheduled' || state.status === 'cancelled') return [];
  return [vehicleSlot(state.vehicle.vehicleId, state), ...crewSlots(state, state)]
    .filter(({ resource }) => holds(state, resource.kind, reservationId))
    .flatMap(({ resource, slot }) => agendaStreams(resource, slot));
}

function holds(state: Trip, kind: ResourceKind, reservationId: Uuid): boolean {
  if (state.status === 'unscheduled' || state.status === 'cancelled') return false;
  switch (kind) {
    case 'vehicle':
      return state.vehicleReservation === reservationId;
    case 'driver':
    case 'attendant':
      return state.tripId === reservationId;
    case 'person': {
      const whereabouts = state.passengers.get(reservationId)?.whereabouts;
      return whereabouts === 'expected' || whereabouts === 'away' || whereabouts === 'returned';
    }
  }
}
