import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf, refuseUnknown } from '#embarque/kernel';
import { isMunicipality, unknownMunicipality } from '#embarque/territory';
import { reminderTimes, reminderTimeStream, type ReminderTimeEvent } from '../../domain/reminder-time.js';
import { SetReminderTime } from './set-reminder-time.command.js';
import { setReminderTime } from './set-reminder-time.decision.js';

@CommandHandler(SetReminderTime)
export class SetReminderTimeHandler implements ICommandHandler<SetReminderTime> {
  constructor(private readonly streams: Streams) {}

  async execute({ municipality, time, validFrom, legalBasis, context }: SetReminderTime) {
    if (!isMunicipality(municipality)) {
      return refuseUnknown('municipality-unknown', unknownMunicipality(municipality));
    }
    const wanted = { municipality, ...(time && { time }), validFrom, legalBasis, today: localDateOf(context.now) };
    const decided = await this.streams.decide<number, ReminderTimeEvent>(
      reminderTimeStream(municipality),
      reminderTimes,
      context,
      (already) => setReminderTime(wanted, already),
    );
    const [set] = decided.ok ? decided.events : [];
    return answer(decided, { municipality, version: set?.data.version ?? 0 });
  }
}
