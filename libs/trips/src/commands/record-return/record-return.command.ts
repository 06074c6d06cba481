import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Instant, LocalDate, Uuid } from '#embarque/kernel';
import { RETURN_OUTCOMES, type ReturnOutcome } from '../../domain/trip.js';

/** What became of a passenger on the way back. */
export class RecordReturn extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @OneOf(RETURN_OUTCOMES, { description: 'Voltou, ficou, ficou internado ou voltou por outro meio' })
  outcome!: ReturnOutcome;
  @Text({ max: 300, optional: true, description: 'Obrigatório quando não voltou nesta viagem' }) reason?: string;
  @Value(LocalDate, { optional: true, description: 'Obrigatório para quem fica: dia em que outra viagem o traz' })
  returnsOn?: LocalDate;
  @Value(Instant) at!: Instant;
}
