import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { TripsDirectory } from '#embarque/trips';
import { reminders, remindersStream } from '../../domain/reminder.js';
import { RemindPassengers } from './remind-passengers.command.js';
import { remindPassengers } from './remind-passengers.decision.js';

@CommandHandler(RemindPassengers)
export class RemindPassengersHandler implements ICommandHandler<RemindPassengers> {
  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
  ) {}

  async execute({ tripId, context }: RemindPassengers) {
    const decided = await this.streams.decide(remindersStream(tripId), reminders, context, async () => {
      const { trip } = await this.trips.travellers(tripId);
      return remindPassengers(context.now, trip.status === 'unscheduled' ? undefined : trip);
    });
    return answer(decided, { tripId });
  }
}
