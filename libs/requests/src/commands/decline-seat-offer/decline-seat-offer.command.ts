import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** The person does not take the seat that was offered, and keeps their place in the list. */
export class DeclineSeatOffer extends BusinessCommand<{ requestId: Uuid }> {
  @Value(Uuid) requestId!: Uuid;
  @Text({ max: 300, example: 'Não tem quem fique com os filhos' }) reason!: string;
}
