import { BusinessCommand, Text, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';

/** The token goes with the first answer only; `alreadyGiven` says that it went before. */
export interface IssuedToken {
  readonly accountId: Uuid;
  readonly tokenId: Uuid;
  readonly token?: string;
  readonly alreadyGiven: boolean;
}

/** Gives a machine a token for the API, which acts with the account's role and scope as they are when it is used. */
export class IssueApiToken extends BusinessCommand<IssuedToken> {
  @Value(Uuid) accountId!: Uuid;
  @Text({ max: 60, example: 'Integração com a regulação', description: 'Para que serve' }) name!: string;
  @Value(LocalDate, { description: 'Último dia em que vale; no máximo daqui a um ano' }) expiresOn!: LocalDate;
}
