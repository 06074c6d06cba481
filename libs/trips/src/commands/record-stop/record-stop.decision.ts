import { accept, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { odometerReasons } from '../../domain/odometer.js';
import { future, notBeforeDeparture } from '../../domain/times.js';
import { type KnownTrip, type StopKind, type TripEvent } from '../../domain/trip.js';

interface Stop extends At {
  readonly stopId: Uuid;
  readonly kind: StopKind;
  readonly place: string;
  readonly odometerKm?: number | undefined;
}

/** After the arrival, too: the phone that recorded it may have had no network on the way. */
export function recordStop({ stopId, kind, place, at, now, odometerKm }: Stop, state: KnownTrip): Decision<TripEvent> {
  if (state.status !== 'underway' && state.status !== 'completed')
    return refuse('trip-not-underway', 'A viagem não está em andamento: registre antes a saída.');
  const reasons = [
    ...reasonsOf(notBeforeDeparture('A parada', at, state), [future(at, now), 'A hora da parada está no futuro.']),
    ...(odometerKm === undefined ? [] : odometerReasons({ at, odometerKm }, state.readings)),
  ];
  return reasons.length
    ? refuse('stop-not-recordable', ...reasons)
    : accept({
        type: 'StopRecorded',
        data: { tripId: state.tripId, stopId, kind, place, at, ...(odometerKm === undefined ? {} : { odometerKm }) },
      });
}
