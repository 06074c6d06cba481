import { accept, momentText, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { future, notBeforeDeparture } from '../../domain/times.js';
import { type KnownTrip, type NoShowKind, type Passenger, type TripEvent } from '../../domain/trip.js';

export function recordNoShow(
  {
    authorizationId,
    kind,
    reason,
    at,
    now,
  }: At & { authorizationId: Uuid; kind: NoShowKind; reason?: string | undefined },
  state: KnownTrip,
  passenger: Passenger,
): Decision<TripEvent> {
  if (state.status === 'scheduled') {
    return refuse(
      'trip-not-underway',
      `A falta pode ser registrada depois da saída, prevista para ${momentText(state.departsAt)}. Antes dela, revogue a autorização.`,
    );
  }
  if (state.status !== 'underway') return refuse('trip-not-underway', 'A viagem não está em andamento.');
  const reasons = reasonsOf(
    [passenger.whereabouts === 'absent', 'A falta deste passageiro já foi registrada.'],
    [passenger.whereabouts === 'stand-by', 'Este passageiro esperava lugar na saída: não há falta a registrar.'],
    [
      !['expected', 'absent', 'stand-by'].includes(passenger.whereabouts),
      'Este passageiro embarcou: não há falta a registrar.',
    ],
    [kind === 'justified' && !reason, 'A falta justificada precisa do motivo.'],
    notBeforeDeparture('A falta', at, state),
    [future(at, now), 'A hora do registro está no futuro.'],
  );
  return reasons.length
    ? refuse('no-show-not-recordable', ...reasons)
    : accept({
        type: 'NoShowRecorded',
        data: { tripId: state.tripId, authorizationId, kind, ...(reason ? { reason } : {}), at },
      });
}
