import { BusinessCommand, Value } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';

/** Somebody of the stand-by list takes the place of one who did not come. */
export class BoardStandBy extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Value(Instant, { description: 'Hora do embarque' }) at!: Instant;
}
