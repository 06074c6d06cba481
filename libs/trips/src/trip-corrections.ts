import { Injectable } from '@nestjs/common';
import { type Decision, type Uuid } from '#embarque/kernel';
import { correctPassengerOutcome } from './commands/correct-passenger-outcome/correct-passenger-outcome.decision.js';
import { unknownAuthorization, UNKNOWN_TRIP } from './commands/unknown-trip.js';
import { type LeftOutcome, type Travelled, type TripEvent } from './domain/trip.js';
import { Trips } from './trips.js';

export interface ForeseenCorrection extends Travelled {
  readonly tripId: Uuid;
  readonly authorizationId: Uuid;
  readonly outcome?: LeftOutcome | undefined;
}

/** What a correction would say of a completed trip, without saying it. */
@Injectable()
export class TripCorrections {
  constructor(private readonly trips: Trips) {}

  async foresee(
    managerId: Uuid,
    { tripId, authorizationId, ...wish }: ForeseenCorrection,
  ): Promise<Decision<TripEvent>> {
    const trip = await this.trips.load(tripId);
    if (trip.status === 'unscheduled' || trip.managerId !== managerId) return UNKNOWN_TRIP;
    const passenger = trip.passengers.get(authorizationId);
    return passenger
      ? correctPassengerOutcome({ authorizationId, ...wish, reason: '' }, trip, passenger)
      : unknownAuthorization(authorizationId);
  }
}
