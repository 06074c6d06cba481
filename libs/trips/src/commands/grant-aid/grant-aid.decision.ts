import {
  accept,
  addDays,
  dateText,
  reasonsOf,
  refuse,
  type Decision,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';
import { type AidEvent, type AidKind, type Aids } from '../../domain/aid.js';
import { AID_POLICY } from '../../domain/policies.js';
import { transportOf } from '../../domain/transports.js';
import { type KnownTrip, type Passenger } from '../../domain/trip.js';

interface Request {
  readonly aidId: Uuid;
  readonly kind: AidKind;
  readonly date: LocalDate;
  readonly today: LocalDate;
}

/** What was done is presented, never what is planned: so the trip is over, the passenger was carried and the day has come. */
export function grantAid(
  { aidId, kind, date, today }: Request,
  trip: KnownTrip,
  passenger: Passenger,
  given: Aids,
): Decision<AidEvent> {
  if (trip.status !== 'completed')
    return refuse('trip-not-completed', 'Só se registra ajuda de custo de uma viagem já concluída.');
  const transport = transportOf(passenger, trip);
  const last = addDays(trip.date, AID_POLICY.daysAfterTrip);
  const sameDay = [...given.values()].filter((aid) => !aid.cancelled && aid.date === date);
  const reasons = reasonsOf(
    [!transport, 'A pessoa não viajou nesta viagem.'],
    [passenger.role === 'lap-child', 'Criança de colo não recebe ajuda de custo.'],
    [date < trip.date, 'O dia da ajuda vem antes do dia da viagem.'],
    [date > today, 'O dia da ajuda ainda não chegou.'],
    [date > last, `Ajudas desta viagem vão até ${dateText(last)}: as de depois são de outra viagem.`],
    [sameDay.length >= AID_POLICY.perPersonAndDay, `A pessoa já tem ajuda de custo em ${dateText(date)}.`],
  );
  if (!transport || transport.role === 'lap-child' || reasons.length) return refuse('aid-not-due', ...reasons);

  const { authorizationId, personId, role, routeId = trip.routeId, from, doctors } = transport;
  return accept({
    type: 'AidGranted',
    data: {
      ...{ aidId, kind, date, personId, tripId: trip.tripId, authorizationId, role },
      ...{ managerId: trip.managerId, routeId, from },
      ...(doctors ? { doctors } : {}),
    },
  });
}
