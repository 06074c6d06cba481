import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { PassengerTexts } from '../../passenger-texts.js';
import { Trips } from '../../trips.js';
import { RecordOccurrence } from './record-occurrence.command.js';
import { recordOccurrence } from './record-occurrence.decision.js';

@CommandHandler(RecordOccurrence)
export class RecordOccurrenceHandler implements ICommandHandler<RecordOccurrence> {
  constructor(
    private readonly trips: Trips,
    private readonly texts: PassengerTexts,
  ) {}

  async execute(command: RecordOccurrence) {
    const { tripId, kind, at, minutes, note, authorizationId, context } = command;
    const occurrenceId = command.newId('occurrence');
    const occurrence = { occurrenceId, kind, at, minutes, note, authorizationId, now: context.now };
    const decided = authorizationId
      ? await this.trips.decideFor({ tripId, authorizationId, context }, async (state, { personId }) => {
          const sealed = await this.texts.seal(personId, authorizationId, 'note', note);
          return recordOccurrence({ ...occurrence, note: sealed }, state);
        })
      : await this.trips.decide(command, (state) => recordOccurrence(occurrence, state));
    return answer(decided, { occurrenceId });
  }
}
