import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { notice, noticeStream } from '../../domain/notice.js';
import { AcknowledgeNotice } from './acknowledge-notice.command.js';
import { acknowledgeNotice } from './acknowledge-notice.decision.js';

@CommandHandler(AcknowledgeNotice)
export class AcknowledgeNoticeHandler implements ICommandHandler<AcknowledgeNotice> {
  constructor(private readonly streams: Streams) {}

  async execute({ noticeId, by, how, at, context }: AcknowledgeNotice) {
    const decided = await this.streams.decide(noticeStream(noticeId), notice, context, (state) =>
      acknowledgeNotice({ by, how, at, now: context.now }, state),
    );
    return answer(decided, { noticeId });
  }
}
