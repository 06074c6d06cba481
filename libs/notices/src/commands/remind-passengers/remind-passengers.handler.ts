import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Reminders } from '../../reminders/reminders.js';
import { RemindPassengers } from './remind-passengers.command.js';

@CommandHandler(RemindPassengers)
export class RemindPassengersHandler implements ICommandHandler<RemindPassengers> {
  constructor(private readonly reminders: Reminders) {}

  async execute({ tripId, context }: RemindPassengers) {
    return answer(await this.reminders.ask(tripId, context), { tripId });
  }
}
