import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, Rounds, Streams, systemContext, type CommandContext, type Decided } from '#embarque/application';
import { type Clock, type IbgeCode, type Uuid } from '#embarque/kernel';
import { TripsDirectory } from '#embarque/trips';
import { remindPassengers } from '../commands/remind-passengers/remind-passengers.decision.js';
import { reminders, remindersStream, type ReminderEvent } from '../domain/reminder.js';
import { DueReminders, type DueReminder } from './due-reminders.js';

/** Asked for side by side. */
const BATCH = 20;
const PAUSE_MS = 60_000;

/** Asks for reminders: when somebody says so, and the day before at the hour of each town, in as many processes as there are. */
@Injectable()
export class Reminders {
  readonly rounds = new Rounds('reminders', PAUSE_MS, async () => {
    await this.remindDue();
    return false;
  });

  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
    private readonly due: DueReminders,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  ask(tripId: Uuid, context: CommandContext, residence?: IbgeCode): Promise<Decided<ReminderEvent>> {
    return this.streams.decide<null, ReminderEvent>(remindersStream(tripId), reminders, context, async () => {
      const { trip } = await this.trips.travellers(tripId);
      return remindPassengers(context.now, trip.status === 'unscheduled' ? undefined : trip, residence);
    });
  }

  /** All that is due now. A trip and a town make one command, ever: asked for twice, or by two processes, it is the same. */
  async remindDue(): Promise<void> {
    const now = this.clock.now();
    for (let page: DueReminder[] | undefined; !page || page.length === BATCH;) {
      page = await this.due.page(now, BATCH, page?.at(-1));
      await Promise.all(
        page.map(({ tripId, residence }) =>
          this.ask(tripId, systemContext('reminders', [tripId, residence], now), residence),
        ),
      );
    }
  }
}
