import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext, type Decided } from '#embarque/application';
import { type Decision, type Uuid } from '#embarque/kernel';
import { UNKNOWN_TRIP, unknownAuthorization } from './commands/unknown-trip.js';
import { aids, aidsStream, type AidEvent, type Aids } from './domain/aid.js';
import { type KnownTrip, type Passenger } from './domain/trip.js';
import { Trips } from './trips.js';

interface AboutPassenger {
  readonly tripId: Uuid;
  readonly authorizationId: Uuid;
  readonly context: CommandContext;
}

/** Decisions about the aids of passengers: each in the stream of its person. */
@Injectable()
export class AidBook {
  constructor(
    private readonly streams: Streams,
    private readonly trips: Trips,
  ) {}

  async decideFor(
    { tripId, authorizationId, context }: AboutPassenger,
    decision: (given: Aids, trip: KnownTrip, passenger: Passenger) => Decision<AidEvent>,
  ): Promise<Decided<AidEvent>> {
    const known = await this.trips.load(tripId);
    if (known.status === 'unscheduled') return UNKNOWN_TRIP;
    const passenger = known.passengers.get(authorizationId);
    if (!passenger) return unknownAuthorization(authorizationId);
    return this.streams.decide(aidsStream(passenger.personId), aids, context, (given) =>
      decision(given, known, passenger),
    );
  }

  of(personId: Uuid): Promise<Aids> {
    return this.streams.load(aidsStream(personId), aids);
  }
}
