import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext, type Decided } from '#embarque/application';
import { type Decision, type Uuid } from '#embarque/kernel';
import { UNKNOWN_TRIP, unknownAuthorization } from './commands/unknown-trip.js';
import { unlessErased } from '#embarque/privacy';
import { trip, tripStream, type KnownTrip, type Passenger, type Trip, type TripEvent } from './domain/trip.js';

interface AboutTrip {
  readonly tripId: Uuid;
  readonly context: CommandContext;
}

type Deciding = Decision<TripEvent> | Promise<Decision<TripEvent>>;

/** Decisions about trips that exist, and about passengers who are on them. */
@Injectable()
export class Trips {
  constructor(private readonly streams: Streams) {}

  load(tripId: Uuid): Promise<Trip> {
    return this.streams.load(tripStream(tripId), trip);
  }

  answered({ tripId, context }: AboutTrip) {
    return this.streams.answered(tripStream(tripId), context);
  }

  decide(
    { tripId, context }: AboutTrip,
    decision: (state: KnownTrip, revision: number) => Deciding,
  ): Promise<Decided<TripEvent>> {
    return this.streams.decide(tripStream(tripId), trip, context, (state, revision) =>
      state.status === 'unscheduled' || revision === 'none' ? UNKNOWN_TRIP : decision(state, revision),
    );
  }

  /** What was decided about somebody on the list; refused (`person-erased`) when it needs a text about an erased person. */
  decideFor(
    command: AboutTrip & { readonly authorizationId: Uuid },
    decision: (state: KnownTrip, passenger: Passenger) => Deciding,
  ): Promise<Decided<TripEvent>> {
    return unlessErased(() =>
      this.decide(command, (state) => {
        const passenger = state.passengers.get(command.authorizationId);
        return passenger ? decision(state, passenger) : unknownAuthorization(command.authorizationId);
      }),
    );
  }
}
