import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Takes an authorisation back before the trip leaves; the seat is free again. */
export class RevokeAuthorization extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Text({ max: 300, example: 'Consulta remarcada' }) reason!: string;
}
