import { Module } from '@nestjs/common';
import { TerritoryModule } from '#embarque/territory';
import { BookAppointmentHandler } from './commands/book-appointment/book-appointment.handler.js';
import { CancelAppointmentHandler } from './commands/cancel-appointment/cancel-appointment.handler.js';
import { CorrectPersonHandler } from './commands/correct-person/correct-person.handler.js';
import { EraseSubjectHandler } from './commands/erase-subject/erase-subject.handler.js';
import { Identities } from './commands/identities.js';
import { RegisterPersonHandler } from './commands/register-person/register-person.handler.js';
import { PeopleController } from './http/people.http.js';
import { SubjectReportController } from './http/subject-report.controller.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleRegister } from './people-register.js';
import { PeopleSubjects } from './people-subjects.js';
import { RecordViews } from './record-views.js';
import { ListCompanionGroundsHandler } from './queries/companion-grounds/list-companion-grounds.js';
import { GetDomainTableHandler } from './queries/domain-tables/get-domain-table.js';
import { FindPersonHandler } from './queries/find-person/find-person.js';
import { GetPersonHandler } from './queries/get-person/get-person.js';
import { ListRecordViewsHandler } from './queries/list-record-views/list-record-views.js';
import { ListAppointmentsHandler } from './queries/list-appointments/list-appointments.js';
import { GetSubjectReportHandler } from './queries/subject-report/get-subject-report.js';
import { AppointmentBook } from './appointment-book.js';
import { PeopleNames } from './people-names.js';
import { PeopleOfSubject } from './report/people-of-subject.js';

@Module({
  imports: [TerritoryModule],
  controllers: [PeopleController, SubjectReportController],
  providers: [
    AppointmentBook,
    PeopleDirectory,
    PeopleNames,
    PeopleRegister,
    PeopleSubjects,
    RecordViews,
    PeopleOfSubject,
    Identities,
    RegisterPersonHandler,
    CorrectPersonHandler,
    EraseSubjectHandler,
    BookAppointmentHandler,
    CancelAppointmentHandler,
    FindPersonHandler,
    GetPersonHandler,
    ListAppointmentsHandler,
    ListRecordViewsHandler,
    GetSubjectReportHandler,
    ListCompanionGroundsHandler,
    GetDomainTableHandler,
  ],
  exports: [AppointmentBook, PeopleDirectory, PeopleNames, PeopleRegister],
})
export class PeopleModule {}
