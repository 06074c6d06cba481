import { accept, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { future, notBeforeDeparture } from '../../domain/times.js';
import { type KnownTrip, type Passenger, type TripEvent } from '../../domain/trip.js';

export function boardPassenger(
  { authorizationId, at, now }: At & { authorizationId: Uuid },
  state: KnownTrip,
  passenger: Passenger,
): Decision<TripEvent> {
  if (state.status !== 'underway')
    return refuse('trip-not-underway', 'A viagem não está em andamento: registre antes a saída.');
  const reasons = reasonsOf(
    [passenger.whereabouts === 'absent', 'A falta deste passageiro já foi registrada.'],
    [
      passenger.whereabouts === 'stand-by',
      'Este passageiro espera lugar na saída: registre o embarque de quem espera, se houver lugar.',
    ],
    [
      !['expected', 'absent', 'stand-by'].includes(passenger.whereabouts),
      'O embarque deste passageiro já foi registrado.',
    ],
    notBeforeDeparture('O embarque', at, state),
    [future(at, now), 'A hora do embarque está no futuro.'],
  );
  return reasons.length
    ? refuse('passenger-cannot-board', ...reasons)
    : accept({ type: 'PassengerBoarded', data: { tripId: state.tripId, authorizationId, at } });
}
