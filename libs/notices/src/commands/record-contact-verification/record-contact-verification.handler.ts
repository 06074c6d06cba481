import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { ContactBook, UNKNOWN_PERSON } from '../../contact-book.js';
import { contactSettings, contactStream } from '../../domain/contact.js';
import { RecordContactVerification } from './record-contact-verification.command.js';
import { recordContactVerification } from './record-contact-verification.decision.js';

@CommandHandler(RecordContactVerification)
export class RecordContactVerificationHandler implements ICommandHandler<RecordContactVerification> {
  constructor(
    private readonly streams: Streams,
    private readonly contacts: ContactBook,
  ) {}

  async execute({ personId, contact, value, how, context }: RecordContactVerification) {
    const decided = await this.streams.decide(contactStream(personId), contactSettings, context, async () => {
      const known = await this.contacts.of(personId);
      if (!known) return UNKNOWN_PERSON;
      const sealed = await this.contacts.seal(personId, contact, value);
      const current = known.contacts[contact]?.value === value;
      return recordContactVerification({ personId, contact, sealed, how, at: context.now, current });
    });
    return answer(decided, { personId });
  }
}
