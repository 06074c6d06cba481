import { type Evolution } from '#embarque/kernel';
import { trip, type Trip, type TripEvent } from './trip.js';

/** Where an event stands, and the command that it comes from: streams hand events over as they were recorded. */
interface Recorded {
  readonly position: bigint;
  readonly revision: number;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A trip, and what it would be had no device told anything of it since it was last settled. */
export interface Told {
  readonly trip: Trip;
  readonly base: Trip;
  /** Position of what settled it for good: its end, or another vehicle that took it over; 0 before. */
  readonly settledAt: bigint;
  /** Of its last event. */
  readonly position: bigint;
  /** Revision of the last event that the base takes in: by this is seen whether people did something meanwhile. */
  readonly byPeople: number;
}

/**
 * `told` says which events the reports of devices led to. Once a trip has ended, or goes on with another vehicle, what it
 * says by then is not told anew.
 */
export const toldBy = (told: (commandId: unknown) => boolean): Evolution<Told, TripEvent> => ({
  initial: { trip: trip.initial, base: trip.initial, settledAt: 0n, position: 0n, byPeople: -1 },
  evolve(before, event) {
    const next = trip.evolve(before.trip, event);
    const { position, revision: byPeople, metadata } = event as TripEvent & Recorded;
    const { type } = event;
    const after = { ...before, trip: next, position };
    const takesOver = type === 'VehicleReplaced' && next.status === 'underway';
    if (type === 'TripCompleted' || type === 'TripCancelled' || takesOver)
      return { ...after, base: next, settledAt: position, byPeople };
    return told(metadata['commandId']) ? after : { ...after, base: trip.evolve(before.base, event), byPeople };
  },
});
