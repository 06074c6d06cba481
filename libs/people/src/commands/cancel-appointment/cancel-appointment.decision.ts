import { accept, refuse, refuseUnknown, type Decision } from '#embarque/kernel';
import { type Appointment, type AppointmentEvent } from '../../domain/appointment.js';

/** @param reason sealed */
export function cancelAppointment(reason: string, state: Appointment): Decision<AppointmentEvent> {
  switch (state.status) {
    case 'unbooked':
      return refuseUnknown('appointment-unknown', 'Não há atendimento marcado com este identificador.');
    case 'cancelled':
      return refuse('appointment-already-cancelled', 'Este atendimento já está cancelado.');
    case 'booked': {
      const { appointmentId, personId } = state;
      return accept({ type: 'AppointmentCancelled', data: { appointmentId, personId, reason } });
    }
  }
}
