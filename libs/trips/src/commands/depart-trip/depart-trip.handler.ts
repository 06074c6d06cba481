import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Trips } from '../../trips.js';
import { DepartTrip } from './depart-trip.command.js';
import { departTrip } from './depart-trip.decision.js';

@CommandHandler(DepartTrip)
export class DepartTripHandler implements ICommandHandler<DepartTrip> {
  constructor(private readonly trips: Trips) {}

  async execute(command: DepartTrip) {
    const { tripId, at, odometerKm, context } = command;
    const decided = await this.trips.decide(command, (state) =>
      departTrip({ at, odometerKm, now: context.now }, state),
    );
    return answer(decided, { tripId });
  }
}
