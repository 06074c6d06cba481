import { accept, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';

/** Whoever goes because of somebody goes out with them: companions and children of a revoked passenger must be revoked first. */
export function revokeAuthorization(
  { authorizationId, reason }: { authorizationId: Uuid; reason: string },
  state: KnownTrip,
): Decision<TripEvent> {
  if (state.status !== 'scheduled') {
    return refuse('trip-not-open', 'A viagem já saiu ou terminou: registre a falta em vez de revogar a autorização.');
  }
  const dependants = [...state.passengers.values()].filter(
    ({ withAuthorization }) => withAuthorization === authorizationId,
  );
  return dependants.length
    ? refuse(
        'authorization-has-dependants',
        ...dependants.map((one) => `A autorização ${one.authorizationId} acompanha esta: revogue-a antes.`),
      )
    : accept({ type: 'AuthorizationRevoked', data: { tripId: state.tripId, authorizationId, reason } });
}
