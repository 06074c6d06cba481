import { describe, it } from '@jest/globals';
import { Cnes, IbgeCode, idFrom, LocalDate, LocalTime, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { appointment, type Appointment, type Booking } from '../../domain/appointment.js';
import { cancelAppointment } from './cancel-appointment.decision.js';

const booking: Booking = {
  appointmentId: idFrom('appointment'),
  personId: idFrom('person'),
  system: 'SUSFACIL',
  protocol: '42',
  establishment: the(Cnes, '9999999'),
  establishmentMunicipality: the(IbgeCode, '312230'),
  date: the(LocalDate, '2026-10-20'),
  time: the(LocalTime, '09:30'),
  kind: 'exam',
};
const booked = { type: 'AppointmentBooked', data: booking } as const;
const { appointmentId, personId } = booking;
const cancelled = { type: 'AppointmentCancelled', data: { appointmentId, personId, reason: 'sealed' } } as const;

describe('cancelling an appointment', () => {
  const cancelling = (state: Appointment) => cancelAppointment('sealed', state);

  it('keeps the sealed reason', () => given(appointment, booked).when(cancelling).then(cancelled));
  it('needs a booked one', () =>
    given(appointment)
      .when(cancelling)
      .thenRefused('appointment-unknown', /Não há atendimento/));
  it('happens once', () =>
    given(appointment, booked, cancelled)
      .when(cancelling)
      .thenRefused('appointment-already-cancelled', /já está cancelado/));
});
