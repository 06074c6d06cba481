import { accept, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { placeFor, placeReasons } from '../../domain/seats.js';
import { future, notBeforeDeparture } from '../../domain/times.js';
import { type KnownTrip, type Passenger, type TripEvent } from '../../domain/trip.js';

/** Places come free at departure, when the absences of those who were expected are recorded. */
export function boardStandBy(
  { authorizationId, at, now }: At & { authorizationId: Uuid },
  state: KnownTrip,
  passenger: Passenger,
): Decision<TripEvent> {
  if (state.status !== 'underway')
    return refuse('trip-not-underway', 'A viagem não está em andamento: quem espera lugar embarca a partir da saída.');
  if (passenger.whereabouts !== 'stand-by') {
    return refuse(
      'not-on-stand-by',
      passenger.standBy
        ? 'O embarque deste passageiro já foi registrado.'
        : 'Este passageiro não espera lugar: já tem o seu nesta viagem.',
    );
  }
  const reasons = [
    ...reasonsOf(notBeforeDeparture('O embarque', at, state), [future(at, now), 'A hora do embarque está no futuro.']),
    ...placeReasons(passenger, state),
  ];
  return reasons.length
    ? refuse('stand-by-cannot-board', ...reasons)
    : accept({
        type: 'StandByBoarded',
        data: { tripId: state.tripId, authorizationId, at, ...placeFor(passenger, state) },
      });
}
