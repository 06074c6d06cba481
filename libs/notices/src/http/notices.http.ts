import { command, controllerFor, query } from '#embarque/application';
import { AcknowledgeNotice } from '../commands/acknowledge-notice/acknowledge-notice.command.js';
import { NoteNoticeByPhone } from '../commands/note-notice-by-phone/note-notice-by-phone.command.js';
import { RecordContactVerification } from '../commands/record-contact-verification/record-contact-verification.command.js';
import { RemindPassengers } from '../commands/remind-passengers/remind-passengers.command.js';
import { SetNoticePreference } from '../commands/set-notice-preference/set-notice-preference.command.js';
import { SetReminderTime } from '../commands/set-reminder-time/set-reminder-time.command.js';
import { ListNotices } from '../queries/list-notices/list-notices.js';
import { ListNoticesToTell } from '../queries/list-notices-to-tell/list-notices-to-tell.js';
import { ListReminderTimes } from '../queries/list-reminder-times/list-reminder-times.js';
import { ListPersonNotices } from '../queries/list-person-notices/list-person-notices.js';

export const NoticesController = controllerFor('avisos', [
  command('people/:personId/contact-verifications', RecordContactVerification, 'Registra que um contato foi conferido'),
  command('people/:personId/notice-preference', SetNoticePreference, 'Escolhe por qual canal a pessoa é avisada'),
  command('trips/:tripId/reminders', RemindPassengers, 'Lembra os passageiros de uma viagem'),
  command('reminder-times', SetReminderTime, 'Define a hora do lembrete da véspera'),
  command('notices/:noticeId/calls', NoteNoticeByPhone, 'Anota uma ligação sobre um aviso'),
  command('notices/:noticeId/acknowledgement', AcknowledgeNotice, 'Registra a ciência de um aviso'),
  query('trips/:tripId/notices', ListNotices, 'Avisos de uma viagem: a quem, quando, como e com que ciência'),
  query('people/:personId/notices', ListPersonNotices, 'Contatos conferidos e avisos de uma pessoa'),
  query('reminder-times', ListReminderTimes, 'A hora do lembrete da véspera em um município'),
  query('municipalities/:municipality/notices-to-tell', ListNoticesToTell, 'Quem falta avisar por telefone'),
]);
