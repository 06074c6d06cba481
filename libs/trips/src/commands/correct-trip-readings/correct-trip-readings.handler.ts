import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { CorrectTripReadings } from './correct-trip-readings.command.js';
import { correctTripReadings } from './correct-trip-readings.decision.js';

@CommandHandler(CorrectTripReadings)
export class CorrectTripReadingsHandler implements ICommandHandler<CorrectTripReadings> {
  constructor(private readonly trips: Trips) {}

  async execute(command: CorrectTripReadings) {
    const { tripId, departedAt, departureKm, arrivedAt, arrivalKm, reason, context } = command;
    const decided = await this.trips.decide(command, (state) =>
      correctTripReadings({ departedAt, departureKm, arrivedAt, arrivalKm, reason, now: context.now }, state),
    );
    return answer(decided, { tripId });
  }
}
