import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, READ_MODELS, Streams, type ReadModels } from '#embarque/application';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { refuse } from '#embarque/kernel';
import { KeyStore, SubjectRooms, type Keys } from '#embarque/privacy';
import { person, personStream, type Person, type PersonEvent } from '../../domain/person.js';
import { keysToDestroy } from '../../sealed-person.js';
import { EraseSubject } from './erase-subject.command.js';
import { eraseSubject } from './erase-subject.decision.js';

const PATIENCE_MS = 30_000;

@CommandHandler(EraseSubject)
export class EraseSubjectHandler implements ICommandHandler<EraseSubject> {
  constructor(
    private readonly streams: Streams,
    private readonly rooms: SubjectRooms,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
  ) {}

  async execute({ personId, request, context }: EraseSubject) {
    // What other rooms know of a person, they know from their read models.
    if (!(await this.readModels.caughtUp(await this.store.head(), PATIENCE_MS))) {
      return refuse('read-models-behind', 'As consultas ainda não leram todos os eventos. Tente de novo em instantes.');
    }
    const stream = personStream(personId);
    const decided = await this.streams.decide<Person, PersonEvent>(stream, person, context, async (state) =>
      eraseSubject({ request, at: context.now, ...(await this.rooms.obligationsOf(personId)) }, state),
    );
    // At once here; the projection does the same for the rest, and for a process that died before this line.
    const state = await this.streams.load(stream, person);
    if (state.status !== 'erased') return answer(decided, { personId, kept: [] });
    await this.keys.destroy(...keysToDestroy(state));
    return answer(decided, { personId, kept: state.kept });
  }
}
