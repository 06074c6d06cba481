import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Opens a disabled account's door again; its old API tokens stay revoked. */
export class EnableAccount extends BusinessCommand<{ accountId: Uuid }> {
  @Value(Uuid) accountId!: Uuid;
  @Text({ max: 200, example: 'Voltou de licença', description: 'Motivo' }) reason!: string;
}
