import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { NO_SHOW_KINDS, type NoShowKind } from '../../domain/trip.js';

/** A passenger on the list did not board. */
export class RecordNoShow extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @OneOf(NO_SHOW_KINDS, { description: 'Falta justificada ou não, desistência ou atraso' }) kind!: NoShowKind;
  @Text({ max: 300, optional: true, description: 'Obrigatório para falta justificada' }) reason?: string;
  @Value(Instant) at!: Instant;
}
