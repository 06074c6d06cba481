import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { WITHDRAWAL_KINDS, type WithdrawalKind } from '../../domain/request.js';

/** The person gives the transport up. */
export class WithdrawRequest extends BusinessCommand<{ requestId: Uuid }> {
  @Value(Uuid) requestId!: Uuid;
  @OneOf(WITHDRAWAL_KINDS, {
    description: 'A pessoa desistiu, atendimento remarcado, outro transporte, internação ou outro',
  })
  kind!: WithdrawalKind;
  @Text({ max: 300, example: 'Vai de carro com o filho' }) reason!: string;
}
