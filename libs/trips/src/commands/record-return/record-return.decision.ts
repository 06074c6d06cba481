import { accept, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { future } from '../../domain/times.js';
import { covers, type KnownTrip, type Passenger, type ReturnOutcome, type TripEvent } from '../../domain/trip.js';

export function recordReturn(
  command: At & { authorizationId: Uuid; outcome: ReturnOutcome; reason?: string | undefined },
  state: KnownTrip,
  passenger: Passenger,
): Decision<TripEvent> {
  const { authorizationId, outcome, reason, at, now } = command;
  if (state.status !== 'underway')
    return refuse('trip-not-underway', 'A viagem não está em andamento: registre antes a saída.');
  const reasons = reasonsOf(
    [passenger.whereabouts === 'absent', 'Este passageiro faltou: não há volta a registrar.'],
    [passenger.whereabouts === 'expected', 'Este passageiro ainda não embarcou.'],
    [
      passenger.whereabouts !== 'expected' && passenger.whereabouts !== 'absent' && passenger.whereabouts !== 'away',
      'A volta deste passageiro já foi registrada.',
    ],
    [
      outcome === 'returned' && !covers(passenger, 'return'),
      'A autorização é só de ida: a volta precisa de autorização em outra viagem.',
    ],
    [outcome !== 'returned' && !reason, 'Diga por que o passageiro não voltou nesta viagem.'],
    [!!passenger.boardedAt && at < passenger.boardedAt, 'A volta não pode ser antes do embarque.'],
    [future(at, now), 'A hora da volta está no futuro.'],
  );
  return reasons.length
    ? refuse('return-not-recordable', ...reasons)
    : accept({
        type: 'ReturnRecorded',
        data: { tripId: state.tripId, authorizationId, outcome, ...(reason ? { reason } : {}), at },
      });
}
