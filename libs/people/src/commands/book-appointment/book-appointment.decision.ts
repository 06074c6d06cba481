import { accept, reasonsOf, refuse, type Decision, type IbgeCode } from '#embarque/kernel';
import { type Appointment, type AppointmentEvent, type Booking } from '../../domain/appointment.js';

export interface BookingInput extends Omit<Booking, 'establishmentMunicipality'> {
  readonly personRegistered: boolean;
  /** Undefined when the establishment is not registered. */
  readonly establishmentMunicipality: IbgeCode | undefined;
}

export function bookAppointment(input: BookingInput, state: Appointment): Decision<AppointmentEvent> {
  if (state.status !== 'unbooked') return refuse('appointment-already-booked', 'Este atendimento já está marcado.');
  const { personRegistered, establishmentMunicipality, ...booking } = input;
  const reasons = reasonsOf(
    [!personRegistered, 'Não há pessoa cadastrada com este identificador.'],
    [!establishmentMunicipality, `O estabelecimento CNES ${input.establishment} não está cadastrado.`],
  );
  return reasons.length || !establishmentMunicipality
    ? refuse('appointment-not-bookable', ...reasons)
    : accept({ type: 'AppointmentBooked', data: { ...booking, establishmentMunicipality } });
}
