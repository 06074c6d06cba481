import { BusinessCommand, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Ends a token at once, for good. */
export class RevokeApiToken extends BusinessCommand<{ accountId: Uuid; tokenId: Uuid }> {
  @Value(Uuid) accountId!: Uuid;
  @Value(Uuid) tokenId!: Uuid;
}
