import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { UNMET_KINDS, type UnmetKind } from '../../domain/request.js';

/** No seat was found for a request: it counts as unmet demand (art. 1 §3). */
export class CloseUnmet extends BusinessCommand<{ requestId: Uuid }> {
  @Value(Uuid) requestId!: Uuid;
  @OneOf(UNMET_KINDS, { description: 'Sem lugar, sem veículo adequado, sem equipe, sem rota ou outro' })
  kind!: UnmetKind;
  @Text({ max: 300, example: 'Todos os lugares ocupados' }) reason!: string;
}
