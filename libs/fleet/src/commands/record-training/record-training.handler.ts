import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf } from '#embarque/kernel';
import { crewMember, crewMemberStream } from '../../domain/crew-member.js';
import { RecordTraining } from './record-training.command.js';
import { recordTraining } from './record-training.decision.js';

@CommandHandler(RecordTraining)
export class RecordTrainingHandler implements ICommandHandler<RecordTraining> {
  constructor(private readonly streams: Streams) {}

  async execute(command: RecordTraining) {
    const { crewMemberId, context } = command;
    const decided = await this.streams.decide(crewMemberStream(crewMemberId), crewMember, context, (state) =>
      recordTraining(command, localDateOf(context.now), state),
    );
    return answer(decided, { crewMemberId });
  }
}
