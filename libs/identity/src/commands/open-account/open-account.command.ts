import { OneOf, Text, Value } from '#embarque/application';
import { Cpf, type Uuid } from '#embarque/kernel';
import { Email } from '#embarque/people';
import { ACCOUNT_KINDS, Login, type AccountKind } from '../../domain/account.js';
import { ScopeInput } from '../scope-input.js';

/** The one-time password goes with the first answer only; `alreadyGiven` says that it went before. */
export interface AccountOpening {
  readonly accountId: Uuid;
  readonly oneTimePassword?: string;
  readonly alreadyGiven: boolean;
}

/** Opens an account for a person, who has to change the one-time password at first, or for a machine, which has none. */
export class OpenAccount extends ScopeInput<AccountOpening> {
  @OneOf(ACCOUNT_KINDS, { description: 'Pessoa, ou máquina que usa a API com um token' }) kind!: AccountKind;
  @Value(Login, { description: 'Nome com que se entra; não muda mais' }) login!: Login;
  @Text({ max: 70, example: 'Maria Exemplo', description: 'Nome da pessoa, ou o que é a máquina' }) name!: string;
  @Value(Email, { optional: true }) email?: Email;
  @Value(Cpf, { optional: true, description: 'CPF, por onde o login externo (gov.br) encontra a conta' }) cpf?: Cpf;
}
