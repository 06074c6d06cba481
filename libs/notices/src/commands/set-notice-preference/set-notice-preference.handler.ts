import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { ContactBook, UNKNOWN_PERSON } from '../../contact-book.js';
import { contactSettings, contactStream } from '../../domain/contact.js';
import { SetNoticePreference } from './set-notice-preference.command.js';
import { setNoticePreference } from './set-notice-preference.decision.js';

@CommandHandler(SetNoticePreference)
export class SetNoticePreferenceHandler implements ICommandHandler<SetNoticePreference> {
  constructor(
    private readonly streams: Streams,
    private readonly contacts: ContactBook,
  ) {}

  async execute({ personId, preference, context }: SetNoticePreference) {
    const decided = await this.streams.decide(contactStream(personId), contactSettings, context, async (state) =>
      (await this.contacts.of(personId)) ? setNoticePreference({ personId, preference }, state) : UNKNOWN_PERSON,
    );
    return answer(decided, { personId });
  }
}
