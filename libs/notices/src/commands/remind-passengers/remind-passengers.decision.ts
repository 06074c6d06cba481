import { accept, refuse, refuseUnknown, type Decision, type IbgeCode, type Instant, type Uuid } from '#embarque/kernel';
import { type ReminderEvent } from '../../domain/reminder.js';

interface TripToRemind {
  readonly tripId: Uuid;
  readonly status: string;
  readonly departsAt: Instant;
}

export function remindPassengers(
  at: Instant,
  trip: TripToRemind | undefined,
  residence?: IbgeCode,
): Decision<ReminderEvent> {
  if (!trip) return refuseUnknown('trip-unknown', 'Não há viagem com este identificador.');
  return trip.status === 'scheduled' && trip.departsAt > at
    ? accept({ type: 'TripReminderAsked', data: { tripId: trip.tripId, at, ...(residence && { residence }) } })
    : refuse('trip-not-open', 'Só uma viagem programada, que ainda não saiu, tem lembrete.');
}
