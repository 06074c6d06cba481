import { BusinessCommand, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Publishes the passenger list as it stands: what is printed, told and carried by the crew. */
export class PublishManifest extends BusinessCommand<{ version: number }> {
  @Value(Uuid) tripId!: Uuid;
}
