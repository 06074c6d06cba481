import { BusinessCommand, OneOf, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { AID_CANCELLATIONS, type AidCancellation } from '../../domain/aid.js';

/** Says that an aid was not given after all. Nothing is overwritten: production takes it up. */
export class CancelAid extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Value(Uuid) aidId!: Uuid;
  @OneOf(AID_CANCELLATIONS, { description: 'Registrada por engano, não paga ou devolvida' }) reason!: AidCancellation;
}
