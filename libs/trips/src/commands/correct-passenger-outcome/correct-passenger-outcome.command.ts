import { BusinessCommand, Flag, OneOf, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { LEFT_OUTCOMES, type LeftOutcome } from '../../domain/trip.js';

/** Says, after the trip was completed, what really became of a passenger. Nothing is overwritten: production takes it up. */
export class CorrectPassengerOutcome extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Flag({ description: 'Se viajou na ida' }) outbound!: boolean;
  @Flag({ description: 'Se viajou na volta' }) inbound!: boolean;
  @OneOf(LEFT_OUTCOMES, { optional: true, description: 'De quem foi e não voltou: ficou, internado ou outro meio' })
  outcome?: LeftOutcome;
  @Text({ max: 300, example: 'Registrado por engano como falta' }) reason!: string;
}
