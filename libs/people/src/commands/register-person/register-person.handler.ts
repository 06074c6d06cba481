import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf } from '#embarque/kernel';
import { isMunicipality } from '#embarque/territory';
import { person, personStream, type Person, type PersonEvent } from '../../domain/person.js';
import { Identities } from '../identities.js';
import { RegisterPerson } from './register-person.command.js';
import { registerPerson } from './register-person.decision.js';

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly streams: Streams,
    private readonly identities: Identities,
  ) {}

  async execute(command: RegisterPerson) {
    const { municipality, context } = command;
    const personId = command.newId('person');
    const decided = await this.streams.decide<Person, PersonEvent>(
      personStream(personId),
      person,
      context,
      async (state, revision) => {
        const registration = await this.identities.hide(personId, command, municipality);
        const decision = registerPerson(
          {
            registration,
            data: command,
            municipalityExists: isMunicipality(municipality),
            today: localDateOf(context.now),
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
