import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf } from '#embarque/kernel';
import { isMunicipality } from '#embarque/territory';
import {
  erasedPerson,
  person,
  personStream,
  unknownPerson,
  type Person,
  type PersonEvent,
} from '../../domain/person.js';
import { Identities } from '../identities.js';
import { CorrectPerson } from './correct-person.command.js';
import { correctPerson } from './correct-person.decision.js';

@CommandHandler(CorrectPerson)
export class CorrectPersonHandler implements ICommandHandler<CorrectPerson> {
  constructor(
    private readonly streams: Streams,
    private readonly identities: Identities,
  ) {}

  async execute(command: CorrectPerson) {
    const { personId, municipality, context } = command;
    const decided = await this.streams.decide<Person, PersonEvent>(
      personStream(personId),
      person,
      context,
      async (state, revision) => {
        // Nobody gets a key by being asked for.
        if (state.status === 'unregistered') return unknownPerson;
        if (state.status === 'erased') return erasedPerson;
        const registration = await this.identities.hide(personId, command, municipality);
        const reason = await this.identities.hideText(personId, 'reason', command.reason);
        const decision = correctPerson(
          {
            registration,
            data: command,
            municipalityExists: isMunicipality(municipality),
            today: localDateOf(context.now),
            reason,
          },
          state,
        );
        return decision.ok
          ? ((await this.identities.claim(state, revision, registration, context)) ?? decision)
          : decision;
      },
    );
    return answer(decided, { personId });
  }
}
