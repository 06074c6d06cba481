import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { appointment, appointmentStream, type Appointment, type AppointmentEvent } from '../../domain/appointment.js';
import { erasedPerson } from '../../domain/person.js';
import { PeopleDirectory } from '../../people-directory.js';
import { reasonOf } from '../../sealed-person.js';
import { Identities } from '../identities.js';
import { CancelAppointment } from './cancel-appointment.command.js';
import { cancelAppointment } from './cancel-appointment.decision.js';

@CommandHandler(CancelAppointment)
export class CancelAppointmentHandler implements ICommandHandler<CancelAppointment> {
  constructor(
    private readonly streams: Streams,
    private readonly identities: Identities,
    private readonly people: PeopleDirectory,
  ) {}

  async execute({ appointmentId, reason, context }: CancelAppointment) {
    const decided = await this.streams.decide<Appointment, AppointmentEvent>(
      appointmentStream(appointmentId),
      appointment,
      context,
      async (state) => {
        if (state.status !== 'booked') return cancelAppointment('', state);
        const person = await this.people.person(state.personId);
        if (person.status === 'erased') return erasedPerson;
        return cancelAppointment(
          await this.identities.hideText(state.personId, reasonOf(appointmentId), reason),
          state,
        );
      },
    );
    return answer(decided, { appointmentId });
  }
}
