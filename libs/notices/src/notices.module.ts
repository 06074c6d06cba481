import { Module, type DynamicModule } from '@nestjs/common';
import { Reactions } from '#embarque/application';
import { PeopleModule } from '#embarque/people';
import { RequestsModule } from '#embarque/requests';
import { TripsModule } from '#embarque/trips';
import { type NoticeChannel } from './channels/channel.js';
import { Channels } from './channels/channels.js';
import { AcknowledgeNoticeHandler } from './commands/acknowledge-notice/acknowledge-notice.handler.js';
import { NoteNoticeByPhoneHandler } from './commands/note-notice-by-phone/note-notice-by-phone.handler.js';
import { RecordContactVerificationHandler } from './commands/record-contact-verification/record-contact-verification.handler.js';
import { RemindPassengersHandler } from './commands/remind-passengers/remind-passengers.handler.js';
import { SetNoticePreferenceHandler } from './commands/set-notice-preference/set-notice-preference.handler.js';
import { SetReminderTimeHandler } from './commands/set-reminder-time/set-reminder-time.handler.js';
import { ContactBook } from './contact-book.js';
import { NoticesController } from './http/notices.http.js';
import { NoticeQueue } from './notice-queue.js';
import { NoticeTexts } from './notice-texts.js';
import { NoticeWork } from './notice-work.js';
import { NoticesOfSubject } from './notices-of-subject.js';
import { NoticesSubjects } from './notices-subjects.js';
import { Courier } from './outbox/courier.js';
import { Deliveries } from './outbox/deliveries.js';
import { Outbox } from './outbox/outbox.js';
import { ListNoticesHandler } from './queries/list-notices/list-notices.js';
import { ListNoticesToTellHandler } from './queries/list-notices-to-tell/list-notices-to-tell.js';
import { ListPersonNoticesHandler } from './queries/list-person-notices/list-person-notices.js';
import { ListReminderTimesHandler } from './queries/list-reminder-times/list-reminder-times.js';
import { NoticeViews } from './queries/notice-view.js';
import { FillOutbox, TellOffered, TellPassengers } from './reactions.js';
import { DueReminders } from './reminders/due-reminders.js';
import { Reminders } from './reminders/reminders.js';

@Module({})
export class NoticesModule {
  constructor(reactions: Reactions, tellPassengers: TellPassengers, tellOffered: TellOffered, fillOutbox: FillOutbox) {
    reactions.add(tellPassengers, tellOffered, fillOutbox);
  }

  static register(channels: readonly NoticeChannel[]): DynamicModule {
    return {
      module: NoticesModule,
      imports: [PeopleModule, RequestsModule, TripsModule],
      controllers: [NoticesController],
      providers: [
        { provide: Channels, useFactory: () => new Channels(channels) },
        ...[ContactBook, NoticeTexts, NoticeQueue, TellPassengers, TellOffered, FillOutbox],
        ...[DueReminders, Reminders, NoticeWork, SetReminderTimeHandler, ListReminderTimesHandler],
        ...[Outbox, Courier, Deliveries, NoticeViews, NoticesSubjects, NoticesOfSubject],
        ...[RecordContactVerificationHandler, SetNoticePreferenceHandler, RemindPassengersHandler],
        ...[NoteNoticeByPhoneHandler, AcknowledgeNoticeHandler],
        ...[ListNoticesHandler, ListPersonNoticesHandler, ListNoticesToTellHandler],
      ],
      exports: [NoticeWork],
    };
  }
}
