import { BusinessCommand, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Reminds everybody who is authorised to travel with a trip that has not left yet. */
export class RemindPassengers extends BusinessCommand<{ tripId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
}
