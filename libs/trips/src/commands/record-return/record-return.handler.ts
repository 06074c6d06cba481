import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Agendas } from '../../agenda/agendas.js';
import { personSlot } from '../../domain/slots.js';
import { PassengerTexts } from '../../passenger-texts.js';
import { Trips } from '../../trips.js';
import { RecordReturn } from './record-return.command.js';
import { recordReturn } from './record-return.decision.js';

@CommandHandler(RecordReturn)
export class RecordReturnHandler implements ICommandHandler<RecordReturn> {
  constructor(
    private readonly trips: Trips,
    private readonly agendas: Agendas,
    private readonly texts: PassengerTexts,
  ) {}

  async execute(command: RecordReturn) {
    const { tripId, authorizationId, outcome, reason, returnsOn, at, context } = command;
    const decided = await this.trips.decideFor(command, async (state, passenger) => {
      const sealed = await this.texts.seal(passenger.personId, authorizationId, 'reason', reason);
      return recordReturn(
        { authorizationId, outcome, reason: sealed, returnsOn, at, now: context.now },
        state,
        passenger,
      );
    });
    // Whoever does not come back on this trip is free for the one that brings them home.
    if (decided.ok && outcome !== 'returned') {
      const state = await this.trips.load(tripId);
      const passenger = state.status === 'unscheduled' ? undefined : state.passengers.get(authorizationId);
      if (state.status !== 'unscheduled' && passenger) {
        await this.agendas.release(authorizationId, [personSlot(passenger.personId, passenger.legs, state)], context);
      }
    }
    return answer(decided, { authorizationId });
  }
}
