import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { appointment, appointmentStream, type Appointment, type AppointmentEvent } from '../../domain/appointment.js';
import { Identities } from '../identities.js';
import { CancelAppointment } from './cancel-appointment.command.js';
import { cancelAppointment } from './cancel-appointment.decision.js';

@CommandHandler(CancelAppointment)
export class CancelAppointmentHandler implements ICommandHandler<CancelAppointment> {
  constructor(
    private readonly streams: Streams,
    private readonly identities: Identities,
  ) {}

  async execute({ appointmentId, reason, context }: CancelAppointment) {
    const decided = await this.streams.decide<Appointment, AppointmentEvent>(
      appointmentStream(appointmentId),
      appointment,
      context,
      async (state) =>
        cancelAppointment(
          state.status === 'booked' ? await this.identities.hideText(state.personId, appointmentId, reason) : '',
          state,
        ),
    );
    return answer(decided, { appointmentId });
  }
}
