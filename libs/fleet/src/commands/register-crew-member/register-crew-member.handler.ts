import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { KeyStore, sealFields, type Keys } from '#embarque/privacy';
import { TerritoryDirectory } from '#embarque/territory';
import { crewMember, crewMemberStream, type CrewMember, type CrewMemberEvent } from '../../domain/crew-member.js';
import { RegisterCrewMember } from './register-crew-member.command.js';
import { registerCrewMember } from './register-crew-member.decision.js';

@CommandHandler(RegisterCrewMember)
export class RegisterCrewMemberHandler implements ICommandHandler<RegisterCrewMember> {
  constructor(
    private readonly streams: Streams,
    private readonly territory: TerritoryDirectory,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async execute(command: RegisterCrewMember) {
    const crewMemberId = command.newId('crew-member');
    const { context, managerId, name, cpf, roles, licenceCategory, licenceValidUntil } = command;
    const manager = await this.territory.manager(managerId);
    const decided = await this.streams.decide<CrewMember, CrewMemberEvent>(
      crewMemberStream(crewMemberId),
      crewMember,
      context,
      async (state) => {
        const sealed = sealFields(await this.keys.keyOf(crewMemberId), crewMemberId, { name, cpf });
        const data = { crewMemberId, managerId, roles, licenceCategory, licenceValidUntil, sealed };
        return registerCrewMember(data, manager.status === 'registered', state);
      },
    );
    return answer(decided, { crewMemberId });
  }
}
