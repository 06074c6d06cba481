import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { notice, noticeStream, UNKNOWN_NOTICE } from '../../domain/notice.js';
import { NoticeTexts } from '../../notice-texts.js';
import { NoteNoticeByPhone } from './note-notice-by-phone.command.js';
import { noteNoticeByPhone } from './note-notice-by-phone.decision.js';

@CommandHandler(NoteNoticeByPhone)
export class NoteNoticeByPhoneHandler implements ICommandHandler<NoteNoticeByPhone> {
  constructor(
    private readonly streams: Streams,
    private readonly texts: NoticeTexts,
  ) {}

  async execute({ noticeId, at, outcome, note, context }: NoteNoticeByPhone) {
    const decided = await this.streams.decide(noticeStream(noticeId), notice, context, async (state) => {
      if (state.status === 'unknown') return UNKNOWN_NOTICE;
      const sealed = note && (await this.texts.seal(state.personId, noticeId, 'note', note));
      return noteNoticeByPhone({ at, outcome, now: context.now, ...(sealed && { note: sealed }) }, state);
    });
    return answer(decided, { noticeId });
  }
}
