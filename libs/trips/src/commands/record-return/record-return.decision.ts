import {
  accept,
  dateText,
  momentText,
  reasonsOf,
  refuse,
  type Decision,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { future } from '../../domain/times.js';
import { covers, type KnownTrip, type Passenger, type ReturnOutcome, type TripEvent } from '../../domain/trip.js';

export function recordReturn(
  command: At & {
    authorizationId: Uuid;
    outcome: ReturnOutcome;
    reason?: string | undefined;
    returnsOn?: LocalDate | undefined;
  },
  state: KnownTrip,
  passenger: Passenger,
): Decision<TripEvent> {
  const { authorizationId, outcome, reason, returnsOn, at, now } = command;
  if (state.status !== 'underway')
    return refuse('trip-not-underway', 'A viagem não está em andamento: registre antes a saída.');
  const reasons = reasonsOf(
    [passenger.whereabouts === 'absent', 'Este passageiro faltou: não há volta a registrar.'],
    [['expected', 'stand-by'].includes(passenger.whereabouts), 'Este passageiro ainda não embarcou.'],
    [
      !['expected', 'stand-by', 'absent', 'away'].includes(passenger.whereabouts),
      'A volta deste passageiro já foi registrada.',
    ],
    [
      outcome === 'returned' && !covers(passenger, 'return'),
      'A autorização é só de ida: a volta precisa de autorização em outra viagem.',
    ],
    [outcome !== 'returned' && !reason, 'Diga por que o passageiro não voltou nesta viagem.'],
    [outcome === 'stays' && !returnsOn, 'Diga em que dia o passageiro volta.'],
    [outcome !== 'stays' && !!returnsOn, 'Só quem fica tem um dia marcado para a volta.'],
    [
      outcome === 'stays' && !!returnsOn && returnsOn < state.date,
      `O dia da volta não pode ser antes do dia da viagem (${dateText(state.date)}).`,
    ],
    [
      !!passenger.boardedAt && at < passenger.boardedAt,
      `A volta não pode ser antes do embarque${passenger.boardedAt ? ` (${momentText(passenger.boardedAt)})` : ''}.`,
    ],
    [future(at, now), 'A hora da volta está no futuro.'],
  );
  return reasons.length
    ? refuse('return-not-recordable', ...reasons)
    : accept({
        type: 'ReturnRecorded',
        data: {
          ...{ tripId: state.tripId, authorizationId, outcome },
          ...(reason ? { reason } : {}),
          ...(returnsOn ? { returnsOn } : {}),
          at,
        },
      });
}
