import { accept, refuse, type Decision } from '#embarque/kernel';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';

export function cancelTrip({ reason }: { reason: string }, state: KnownTrip): Decision<TripEvent> {
  if (state.status !== 'scheduled')
    return refuse('trip-not-open', 'Só uma viagem programada, que ainda não saiu, pode ser cancelada.');
  const { tripId, managerId, date } = state;
  return accept({ type: 'TripCancelled', data: { tripId, managerId, date, reason } });
}
