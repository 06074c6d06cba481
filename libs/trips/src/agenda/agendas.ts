import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext } from '#embarque/application';
import { refuse, type Instant, type Refused, type Uuid } from '#embarque/kernel';
import {
  agenda,
  agendaStreams,
  conflicting,
  releaseSlots,
  reserveSlot,
  type Reservation,
  type Resource,
  type Slot,
} from '../domain/agenda.js';
import { trip, tripStream, type Trip } from '../domain/trip.js';

/** A reservation younger than this may belong to a command that is still on its way. */
const SETTLING_MS = 60_000;

/** What a trip asks of one resource's time. */
export interface Wish {
  readonly resource: Resource;
  readonly slot: Slot;
}

/**
 * Nobody and nothing is on two overlapping trips: a resource is reserved in its own stream first, then written into the
 * trip. What a crash leaves reserved for a trip that does not hold it heals when somebody next needs the slot.
 */
@Injectable()
export class Agendas {
  constructor(private readonly streams: Streams) {}

  /** Reserves every wish under one id, or none: then says all that stood in the way. */
  async reserve(
    wishes: readonly Wish[],
    { reservationId, tripId }: { reservationId: Uuid; tripId: Uuid },
    context: CommandContext,
  ): Promise<{ ok: true; giveBack: () => Promise<void> } | Refused> {
    const taken: string[] = [];
    const refusals: Refused[] = [];
    for (const { resource, slot } of wishes) {
      for (const stream of agendaStreams(resource, slot)) {
        const reservation = { reservationId, tripId, ...slot, reservedAt: context.now };
        const decided = await this.reserveIn(stream, resource, reservation, context);
        if (!decided.ok) refusals.push(decided);
        else if (decided.events.length) taken.push(stream);
      }
    }
    const giveBack = () => this.releaseIn(taken, (reservation) => reservation.reservationId === reservationId, context);
    if (!refusals.length) return { ok: true, giveBack };
    await giveBack();
    return refuse(refusals[0]!.refusal.code, ...new Set(refusals.flatMap(({ refusal }) => refusal.reasons)));
  }

  /** Gives back what a trip holds of these resources. */
  async release(held: readonly Wish[], tripId: Uuid, context: CommandContext): Promise<void> {
    const streams = held.flatMap(({ resource, slot }) => agendaStreams(resource, slot));
    await this.releaseIn(streams, (reservation) => reservation.tripId === tripId, context);
  }

  private async reserveIn(stream: string, resource: Resource, wish: Reservation, context: CommandContext) {
    const attempt = () =>
      this.streams.settle(stream, agenda, context, (state) => reserveSlot(resource.kind, wish, state));
    const decided = await attempt();
    if (decided.ok) return decided;

    const other = conflicting(await this.streams.load(stream, agenda), wish);
    if (other) {
      if (!(await this.isOrphan(other, resource, context.now))) return decided;
      await this.releaseIn([stream], ({ reservationId }) => reservationId === other.reservationId, context);
    }
    return attempt();
  }

  private async isOrphan(reservation: Reservation, resource: Resource, now: Instant): Promise<boolean> {
    if (Date.parse(now) - Date.parse(reservation.reservedAt) < SETTLING_MS) return false;
    return !holds(await this.streams.load(tripStream(reservation.tripId), trip), resource);
  }

  private async releaseIn(
    streams: readonly string[],
    match: (reservation: Reservation) => boolean,
    context: CommandContext,
  ): Promise<void> {
    await Promise.all(
      streams.map((stream) => this.streams.settle(stream, agenda, context, (state) => releaseSlots(match, state))),
    );
  }
}

function holds(state: Trip, { kind, id }: Resource): boolean {
  if (state.status === 'unscheduled' || state.status === 'cancelled') return false;
  switch (kind) {
    case 'vehicle':
      return state.vehicle.vehicleId === id;
    case 'driver':
    case 'attendant':
      return state.driverId === id || state.attendantId === id;
    case 'person':
      return [...state.passengers.values()].some(
        ({ personId, whereabouts }) => personId === id && whereabouts !== 'stays' && whereabouts !== 'absent',
      );
  }
}
