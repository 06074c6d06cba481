import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { TerritoryDirectory } from '#embarque/territory';
import { appointment, appointmentStream } from '../../domain/appointment.js';
import { PeopleDirectory } from '../../people-directory.js';
import { BookAppointment } from './book-appointment.command.js';
import { bookAppointment } from './book-appointment.decision.js';

@CommandHandler(BookAppointment)
export class BookAppointmentHandler implements ICommandHandler<BookAppointment> {
  constructor(
    private readonly streams: Streams,
    private readonly people: PeopleDirectory,
    private readonly territory: TerritoryDirectory,
  ) {}

  async execute(command: BookAppointment) {
    const appointmentId = command.newId('appointment');
    const { personId, system, protocol, establishment, date, time, kind } = command;
    const [person, place] = await Promise.all([
      this.people.person(personId),
      this.territory.establishment(establishment),
    ]);
    const input = {
      ...{ appointmentId, personId, system, protocol, establishment, date, time, kind },
      personRegistered: person.status === 'registered',
      establishmentMunicipality: place.status === 'registered' ? place.municipality : undefined,
    };
    const decided = await this.streams.decide(appointmentStream(appointmentId), appointment, command.context, (state) =>
      bookAppointment(input, state),
    );
    return answer(decided, { appointmentId });
  }
}
