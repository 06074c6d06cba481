import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { future } from '../../domain/times.js';
import { transportOf } from '../../domain/transports.js';
import { lacksOutcome, type KnownTrip, type Passenger, type TripEvent } from '../../domain/trip.js';

/** Art. 10: only what was done is production, so a trip closes when everyone on the list is accounted for. */
export function completeTrip(
  { at, now, odometerKm }: At & { odometerKm: number },
  state: KnownTrip,
): Decision<TripEvent> {
  if (state.status !== 'underway') return refuse('trip-not-underway', 'A viagem não está em andamento.');
  const passengers = [...state.passengers.values()];
  const reasons = [
    ...passengers.flatMap(missing),
    ...reasonsOf(
      [
        state.readings.some((reading) => reading.odometerKm > odometerKm),
        `O hodômetro de chegada (${odometerKm} km) é menor que o de uma leitura anterior desta viagem.`,
      ],
      [!!state.departedAt && at < state.departedAt, 'A chegada não pode ser antes da saída.'],
      [future(at, now), 'A hora da chegada está no futuro.'],
    ),
  ];
  if (reasons.length) return refuse('trip-cannot-complete', ...reasons);

  const { tripId, managerId, routeId, date, departureKm } = state;
  const transports = passengers.flatMap((passenger) => transportOf(passenger, state) ?? []);
  const readings = { odometerKm, ...(departureKm === undefined ? {} : { departureKm }) };
  return accept({ type: 'TripCompleted', data: { tripId, managerId, routeId, date, at, ...readings, transports } });
}

function missing(passenger: Passenger): string[] {
  const { authorizationId, personId, whereabouts } = passenger;
  if (!lacksOutcome(passenger)) return [];
  const what =
    whereabouts === 'expected'
      ? 'não tem embarque nem falta registrados.'
      : 'embarcou e ainda não tem registro de volta.';
  return [`A autorização ${authorizationId} (pessoa ${personId}) ${what}`];
}
