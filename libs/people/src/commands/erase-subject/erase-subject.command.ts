import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { type Kept } from '../../domain/person.js';

/** Erases a person's data at their request, but for what the law obliges to keep (LGPD, art. 18 VI and art. 16 I). */
export class EraseSubject extends BusinessCommand<{ personId: Uuid; kept: readonly Kept[] }> {
  @Value(Uuid) personId!: Uuid;
  @Text({ max: 60, example: 'Protocolo 2026/0123', description: 'Número do pedido do titular, sem nomes' })
  request!: string;
}
