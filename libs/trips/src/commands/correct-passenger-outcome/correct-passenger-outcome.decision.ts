import { accept, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { transportOf, travelledBy } from '../../domain/transports.js';
import {
  covers,
  type KnownTrip,
  type LeftOutcome,
  type Passenger,
  type Travelled,
  type TripEvent,
  type Whereabouts,
} from '../../domain/trip.js';

interface Correction extends Travelled {
  readonly authorizationId: Uuid;
  readonly outcome?: LeftOutcome | undefined;
  readonly reason: string;
}

/** What happened is a fact, so no place is asked for; a correction may be corrected again. */
export function correctPassengerOutcome(
  { authorizationId, outbound, inbound, outcome, reason }: Correction,
  state: KnownTrip,
  passenger: Passenger,
): Decision<TripEvent> {
  if (state.status !== 'completed')
    return refuse('trip-not-completed', 'Só se corrige o que foi registrado de uma viagem já concluída.');
  const toComeBack = outbound && !inbound && covers(passenger, 'return');
  const reasons = reasonsOf(
    [outbound && !covers(passenger, 'outbound'), 'A autorização não é para a ida.'],
    [inbound && !covers(passenger, 'return'), 'A autorização não é para a volta.'],
    [toComeBack && !outcome, 'Diga o que houve com quem foi e não voltou nesta viagem.'],
    [!toComeBack && !!outcome, 'Só de quem foi e não voltou nesta viagem se diz o que houve.'],
  );
  if (reasons.length) return refuse('outcome-not-correctable', ...reasons);

  const travelled = { outbound, inbound };
  const whereabouts: Whereabouts = inbound ? 'returned' : outbound ? (outcome ?? 'away') : 'absent';
  const known = travelledBy(passenger);
  if (known.outbound === outbound && known.inbound === inbound && passenger.whereabouts === whereabouts)
    return refuse('nothing-to-correct', 'Isto é o que já está registrado.');

  const { tripId, managerId, routeId, date, departureKm, journey } = state;
  const measured = departureKm !== undefined && journey;
  const before = transportOf(passenger, state);
  const after = transportOf(passenger, state, travelled);
  return accept({
    type: 'TransportCorrected',
    data: {
      ...{ tripId, managerId, routeId, date, authorizationId, travelled, whereabouts, reason },
      ...(measured ? { departureKm: measured.departureKm, odometerKm: measured.arrivalKm } : {}),
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    },
  });
}
