import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery } from '#embarque/application';
import { AuthorizationSeals } from '../../authorization-seals.js';
import { type SealKey } from '../../seal-keys.js';

/** The public keys by which the codes on travel authorisations are checked, as JWK (RFC 7517). */
export class ListSealKeys extends BusinessQuery<{ readonly keys: readonly SealKey[] }> {}

@QueryHandler(ListSealKeys)
export class ListSealKeysHandler implements IQueryHandler<ListSealKeys> {
  constructor(private readonly seals: AuthorizationSeals) {}

  async execute() {
    return { keys: await this.seals.publicKeys() };
  }
}
