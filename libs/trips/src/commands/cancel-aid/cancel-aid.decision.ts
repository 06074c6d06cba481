import { accept, refuse, refuseUnknown, type Decision, type Uuid } from '#embarque/kernel';
import { type AidCancellation, type AidEvent, type Aids } from '../../domain/aid.js';
import { type Passenger } from '../../domain/trip.js';

export function cancelAid(
  { aidId, reason }: { aidId: Uuid; reason: AidCancellation },
  { authorizationId }: Pick<Passenger, 'authorizationId'>,
  given: Aids,
): Decision<AidEvent> {
  const aid = given.get(aidId);
  if (aid?.authorizationId !== authorizationId)
    return refuseUnknown('aid-unknown', 'Este passageiro não tem ajuda de custo com este identificador.');
  if (aid.cancelled) return refuse('aid-cancelled', 'Esta ajuda de custo já foi cancelada.');
  const { personId, tripId, managerId } = aid;
  return accept({ type: 'AidCancelled', data: { aidId, personId, tripId, authorizationId, managerId, reason } });
}
