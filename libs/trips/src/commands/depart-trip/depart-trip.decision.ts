import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { MINOR_POLICY } from '../../domain/policies.js';
import { future } from '../../domain/times.js';
import { covers, type KnownTrip, type Passenger, type TripEvent } from '../../domain/trip.js';

export function departTrip(
  { at, now, odometerKm }: At & { odometerKm: number },
  state: KnownTrip,
): Decision<TripEvent> {
  if (state.status !== 'scheduled') return refuse('trip-not-open', 'A viagem já saiu, terminou ou foi cancelada.');
  const passengers = [...state.passengers.values()];
  const alone = passengers.filter(
    (minor) =>
      minor.mustBeAccompanied &&
      (['outbound', 'return'] as const).some(
        (leg) => covers(minor, leg) && !passengers.some((one) => accompanies(one, minor) && covers(one, leg)),
      ),
  );
  const reasons = [
    ...reasonsOf([future(at, now), 'A hora da saída está no futuro.']),
    ...alone.map(
      ({ authorizationId }) =>
        `A autorização ${authorizationId} é de menor de ${MINOR_POLICY.accompaniedUnderYears} anos e não há acompanhante autorizado em todos os trechos (${MINOR_POLICY.legalBasis}).`,
    ),
  ];
  return reasons.length
    ? refuse('trip-cannot-depart', ...reasons)
    : accept({ type: 'TripDeparted', data: { tripId: state.tripId, at, odometerKm } });
}

const accompanies = ({ role, withAuthorization }: Passenger, { authorizationId }: Passenger): boolean =>
  role === 'companion' && withAuthorization === authorizationId;
