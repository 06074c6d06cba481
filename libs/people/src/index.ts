export {
  APPOINTMENT_KINDS,
  appointmentStream,
  REGULATION_SYSTEMS,
  type Appointment,
  type AppointmentEvent,
  type AppointmentKind,
  type RegulationSystem,
} from './domain/appointment.js';
export {
  COMPANION_GROUND_CODES,
  COMPANION_GROUNDS,
  type CompanionGround,
  type CompanionGroundCode,
} from './domain/companion-grounds.js';
export { type PersonEvent } from './domain/person.js';
export { contradictionsIn, Email, type PersonalData } from './domain/personal-data.js';
export { presentedPerson, type PresentedPerson } from './domain/presented-person.js';
export { bookAppointment } from './commands/book-appointment/book-appointment.decision.js';
export { BookAppointment } from './commands/book-appointment/book-appointment.command.js';
export { CancelAppointment } from './commands/cancel-appointment/cancel-appointment.command.js';
export { CorrectPerson } from './commands/correct-person/correct-person.command.js';
export { EraseSubject } from './commands/erase-subject/erase-subject.command.js';
export { RegisterPerson } from './commands/register-person/register-person.command.js';
export { PeopleDirectory, type KnownPerson } from './people-directory.js';
export { AppointmentBook, type AppointmentTime } from './appointment-book.js';
export { PeopleNames, type Identity } from './people-names.js';
export { PeopleRegister } from './people-register.js';
export { PeopleProjection } from './projections/people/people.projection.js';
export { peopleSchema } from './schema.js';
export { PeopleModule } from './people.module.js';
export { GetSubjectReport, type SubjectReport } from './queries/subject-report/get-subject-report.js';
export { personRecord } from './report/person-record.js';
export { openPresented, presentedSubject, sealPresented } from './sealed-person.js';
