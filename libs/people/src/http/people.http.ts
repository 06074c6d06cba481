import { command, controllerFor, query } from '#embarque/application';
import { BookAppointment } from '../commands/book-appointment/book-appointment.command.js';
import { CancelAppointment } from '../commands/cancel-appointment/cancel-appointment.command.js';
import { CorrectPerson } from '../commands/correct-person/correct-person.command.js';
import { EraseSubject } from '../commands/erase-subject/erase-subject.command.js';
import { RegisterPerson } from '../commands/register-person/register-person.command.js';
import { ListCompanionGrounds } from '../queries/companion-grounds/list-companion-grounds.js';
import { GetDomainTable } from '../queries/domain-tables/get-domain-table.js';
import { FindPerson } from '../queries/find-person/find-person.js';
import { GetPerson } from '../queries/get-person/get-person.js';
import { GetSubjectReport } from '../queries/subject-report/get-subject-report.js';
import { ListRecordViews } from '../queries/list-record-views/list-record-views.js';
import { ListAppointments } from '../queries/list-appointments/list-appointments.js';

export const PeopleController = controllerFor('pessoas', [
  command('people', RegisterPerson, 'Cadastra uma pessoa (paciente ou acompanhante)'),
  command('people/:personId/corrections', CorrectPerson, 'Corrige o cadastro de uma pessoa'),
  command('people/:personId/erasure', EraseSubject, 'Elimina os dados de uma pessoa, a pedido dela'),
  command('appointments', BookAppointment, 'Registra um atendimento marcado pela regulação'),
  command('appointments/:appointmentId/cancellation', CancelAppointment, 'Cancela um atendimento marcado'),
  query('people/by-document', FindPerson, 'Procura uma pessoa pelo CPF ou CNS', { document: 'X-Document' }),
  query('people/:personId', GetPerson, 'Uma pessoa'),
  query('people/:personId/appointments', ListAppointments, 'Atendimentos de uma pessoa'),
  query('people/:personId/views', ListRecordViews, 'Quem abriu o cadastro de uma pessoa'),
  query('people/:personId/report', GetSubjectReport, 'Relatório do titular de dados'),
  query('companion-grounds', ListCompanionGrounds, 'Fundamentos para acompanhante'),
  query('domain-tables/:table', GetDomainTable, 'Tabela de códigos do SUS'),
]);
