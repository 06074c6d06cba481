import { Module } from '@nestjs/common';
import { TerritoryModule } from '#embarque/territory';
import { BookAppointmentHandler } from './commands/book-appointment/book-appointment.handler.js';
import { CancelAppointmentHandler } from './commands/cancel-appointment/cancel-appointment.handler.js';
import { CorrectPersonHandler } from './commands/correct-person/correct-person.handler.js';
import { Identities } from './commands/identities.js';
import { RegisterPersonHandler } from './commands/register-person/register-person.handler.js';
import { PeopleDirectory } from './people-directory.js';

@Module({
  imports: [TerritoryModule],
  providers: [
    PeopleDirectory,
    Identities,
    RegisterPersonHandler,
    CorrectPersonHandler,
    BookAppointmentHandler,
    CancelAppointmentHandler,
  ],
  exports: [PeopleDirectory],
})
export class PeopleModule {}
