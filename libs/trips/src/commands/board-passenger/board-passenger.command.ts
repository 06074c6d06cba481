import { BusinessCommand, Value } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';

/** A passenger on the list is aboard. */
export class BoardPassenger extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Value(Instant, { description: 'Hora do embarque' }) at!: Instant;
}
