import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { REFUSAL_KINDS, type RefusalKind } from '../../domain/request.js';

/** The office refuses a request that waits. */
export class RefuseRequest extends BusinessCommand<{ requestId: Uuid }> {
  @Value(Uuid) requestId!: Uuid;
  @OneOf(REFUSAL_KINDS, { description: 'Não se enquadra, sem regulação, fora da área, repetido ou outro' })
  kind!: RefusalKind;
  @Text({ max: 300, example: 'Atendimento particular' }) reason!: string;
}
