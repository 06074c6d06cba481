import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Closes an account's door: its sessions end at once, its API tokens for good. */
export class DisableAccount extends BusinessCommand<{ accountId: Uuid }> {
  @Value(Uuid) accountId!: Uuid;
  @Text({ max: 200, example: 'Deixou a secretaria', description: 'Motivo' }) reason!: string;
}
