import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { CompleteTrip } from './complete-trip.command.js';
import { completeTrip } from './complete-trip.decision.js';

@CommandHandler(CompleteTrip)
export class CompleteTripHandler implements ICommandHandler<CompleteTrip> {
  constructor(private readonly trips: Trips) {}

  async execute(command: CompleteTrip) {
    const { tripId, at, odometerKm, context } = command;
    const decided = await this.trips.decide(command, (state) =>
      completeTrip({ at, odometerKm, now: context.now }, state),
    );
    return answer(decided, { tripId });
  }
}
