import { BusinessCommand, Flag, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { type AccountOpening } from '../open-account/open-account.command.js';

/** Gives a person who cannot sign in a one-time password, which must be changed; their sessions and a lock-out end. */
export class ResetPassword extends BusinessCommand<AccountOpening> {
  @Value(Uuid) accountId!: Uuid;
  @Flag({ description: 'Remover também o segundo fator, de quem perdeu o aparelho e os códigos de recuperação' })
  removeSecondFactor!: boolean;
}
