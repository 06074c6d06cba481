import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Says that what SIA refused of a line was mended, so that it is presented again. */
export class PresentLineAgain extends BusinessCommand {
  @Value(Uuid) managerId!: Uuid;
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Text({ max: 300, example: 'Vínculo do profissional incluído no CNES' }) reason!: string;
}
