import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery } from '#embarque/application';
import { KeyStore, maskCpf, type Keys } from '#embarque/privacy';
import { accountSubject } from '../../domain/account.js';
import { type AccountScope } from '../../domain/roles.js';
import { openHolder } from '../../holder.js';
import { AccountRow } from '../../projections/accounts/accounts.entities.js';

export interface AccountView {
  readonly accountId: string;
  readonly kind: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  /** Masked. */
  readonly cpf: string | null;
  readonly role: string;
  readonly scope: AccountScope;
  readonly status: string;
  readonly secondFactor: boolean;
}

const MOST = 5000;

/** All accounts, by name. */
export class ListAccounts extends BusinessQuery<AccountView[]> {}

@QueryHandler(ListAccounts)
export class ListAccountsHandler implements IQueryHandler<ListAccounts> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async execute(): Promise<AccountView[]> {
    const accounts = await this.database.getRepository(AccountRow).find({ take: MOST });
    const keys = await this.keys.keysOf(accounts.map(({ accountId }) => accountSubject(accountId)));
    return accounts
      .flatMap(({ sealed, ...row }) => {
        const key = keys.get(accountSubject(row.accountId));
        if (!key) return [];
        const { login, name, email, cpf } = openHolder(key, row.accountId, sealed);
        return { ...row, login, name, email: email ?? null, cpf: cpf ? maskCpf(cpf) : null };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'pt-BR'));
  }
}
