import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { TerritoryDirectory } from '#embarque/territory';
import { appointment, appointmentStream, type Appointment, type AppointmentEvent } from '../../domain/appointment.js';
import { PeopleDirectory } from '../../people-directory.js';
import { protocolOf } from '../../sealed-person.js';
import { BookAppointment } from './book-appointment.command.js';
import { Identities } from '../identities.js';
import { bookAppointment } from './book-appointment.decision.js';

@CommandHandler(BookAppointment)
export class BookAppointmentHandler implements ICommandHandler<BookAppointment> {
  constructor(
    private readonly streams: Streams,
    private readonly people: PeopleDirectory,
    private readonly territory: TerritoryDirectory,
    private readonly identities: Identities,
  ) {}

  async execute(command: BookAppointment) {
    const appointmentId = command.newId('appointment');
    const { personId, system, protocol, establishment, date, time, kind, requestedBy, regulatedBy } = command;
    const [person, place] = await Promise.all([
      this.people.person(personId),
      this.territory.establishment(establishment),
    ]);
    const input = {
      ...{ appointmentId, personId, system, establishment, date, time, kind },
      ...(requestedBy ? { requestedBy } : {}),
      ...(regulatedBy ? { regulatedBy } : {}),
      personRegistered: person.status === 'registered',
      establishmentMunicipality: place.status === 'registered' ? place.municipality : undefined,
    };
    const decided = await this.streams.decide<Appointment, AppointmentEvent>(
      appointmentStream(appointmentId),
      appointment,
      command.context,
      async (state) => {
        const sealed = input.personRegistered
          ? await this.identities.hideText(personId, protocolOf(appointmentId), protocol)
          : '';
        return bookAppointment({ ...input, protocol: sealed }, state);
      },
    );
    return answer(decided, { appointmentId });
  }
}
