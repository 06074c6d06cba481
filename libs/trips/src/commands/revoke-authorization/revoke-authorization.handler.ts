import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Agendas } from '../../agenda/agendas.js';
import { personSlot } from '../../domain/slots.js';
import { PassengerTexts } from '../../passenger-texts.js';
import { Trips } from '../../trips.js';
import { RevokeAuthorization } from './revoke-authorization.command.js';
import { revokeAuthorization } from './revoke-authorization.decision.js';

@CommandHandler(RevokeAuthorization)
export class RevokeAuthorizationHandler implements ICommandHandler<RevokeAuthorization> {
  constructor(
    private readonly trips: Trips,
    private readonly agendas: Agendas,
    private readonly texts: PassengerTexts,
  ) {}

  async execute(command: RevokeAuthorization) {
    const { tripId, authorizationId, reason, context } = command;
    const before = await this.trips.load(tripId);
    const decided = await this.trips.decideFor(command, async (state, { personId }) => {
      const sealed = await this.texts.seal(personId, authorizationId, 'reason', reason);
      return revokeAuthorization({ authorizationId, reason: sealed }, state);
    });
    const revoked = before.status === 'unscheduled' ? undefined : before.passengers.get(authorizationId);
    if (decided.ok && revoked && before.status !== 'unscheduled') {
      await this.agendas.release(authorizationId, [personSlot(revoked.personId, revoked.legs, before)], context);
    }
    return answer(decided, { authorizationId });
  }
}
