import { Injectable } from '@nestjs/common';
import { Deliveries } from './outbox/deliveries.js';
import { Reminders } from './reminders/reminders.js';

/** What this room does by the clock, as long as a program stays. */
@Injectable()
export class NoticeWork {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly reminders: Reminders,
  ) {}

  startSending(): void {
    this.deliveries.rounds.start();
  }

  startReminding(): void {
    this.reminders.rounds.start();
  }

  /** Lets what is being done be written down. */
  async stop(): Promise<void> {
    await Promise.all([this.deliveries.rounds.stop(), this.reminders.rounds.stop()]);
  }
}
