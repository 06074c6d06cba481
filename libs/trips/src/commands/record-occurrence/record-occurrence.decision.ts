import { accept, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type At } from '../../domain/facts.js';
import { future } from '../../domain/times.js';
import { type KnownTrip, type OccurrenceKind, type TripEvent } from '../../domain/trip.js';

interface Occurrence extends At {
  readonly occurrenceId: Uuid;
  readonly kind: OccurrenceKind;
  readonly minutes?: number | undefined;
  /** Sealed when it is about a passenger. */
  readonly note: string;
  readonly authorizationId?: Uuid | undefined;
}

/** Before the departure and after the arrival, too: a vehicle breaks down in the yard, and a note comes late. */
export function recordOccurrence(
  { occurrenceId, kind, at, now, minutes, note, authorizationId }: Occurrence,
  state: KnownTrip,
): Decision<TripEvent> {
  if (state.status === 'cancelled') return refuse('trip-cancelled', 'A viagem foi cancelada.');
  const reasons = reasonsOf(
    // What somebody suffers is sealed under their key, so it must be said whose it is.
    [kind === 'passenger-ill' && !authorizationId, 'Indique a autorização do passageiro que passou mal.'],
    [kind === 'delay' && !minutes, 'Diga de quantos minutos é o atraso.'],
    [future(at, now), 'A hora da ocorrência está no futuro.'],
  );
  return reasons.length
    ? refuse('occurrence-not-recordable', ...reasons)
    : accept({
        type: 'OccurrenceRecorded',
        data: {
          ...{ tripId: state.tripId, occurrenceId, kind, at, note },
          ...(minutes ? { minutes } : {}),
          ...(authorizationId ? { authorizationId } : {}),
        },
      });
}
