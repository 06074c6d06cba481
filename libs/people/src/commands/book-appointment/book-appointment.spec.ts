import { describe, it } from '@jest/globals';
import { Cnes, Cns, IbgeCode, idFrom, LocalDate, LocalTime, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { appointment, type Appointment, type Booking } from '../../domain/appointment.js';
import { bookAppointment, type BookingInput } from './book-appointment.decision.js';

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

describe('booking an appointment', () => {
  const registering =
    (changes: Partial<BookingInput> = {}) =>
    (state: Appointment) =>
      bookAppointment({ ...booking, personRegistered: true, ...changes }, state);

  it('records what the regulation booked, and where', () => given(appointment).when(registering()).then(booked));

  it('keeps the doctors who asked for it and who regulated it, when they are known', () => {
    const doctors = { requestedBy: the(Cns, '700000000000005'), regulatedBy: the(Cns, '800000000000001') };
    given(appointment)
      .when(registering(doctors))
      .then({ type: 'AppointmentBooked', data: { ...booking, ...doctors } });
  });

  it('names an unknown person and an unknown establishment at once', () =>
    given(appointment)
      .when(registering({ personRegistered: false, establishmentMunicipality: undefined }))
      .thenRefused('appointment-not-bookable', /pessoa/, /CNES 9999999/));

  it('happens once, cancelled or not', () => {
    given(appointment, booked)
      .when(registering())
      .thenRefused('appointment-already-booked', /já está marcado/);
    given(appointment, booked, cancelled)
      .when(registering())
      .thenRefused('appointment-already-booked', /já está marcado/);
  });
});
