import { Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { ScopeInput } from '../scope-input.js';

/** Gives an account another role or scope, as a whole; it counts from the account's next request on. */
export class ChangeAccountScope extends ScopeInput<{ accountId: Uuid }> {
  @Value(Uuid) accountId!: Uuid;
}
