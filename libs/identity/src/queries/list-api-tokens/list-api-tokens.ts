import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { ApiTokenRow } from '../../credentials/tables.js';

export interface ApiTokenView {
  readonly tokenId: string;
  readonly name: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly lastUsed: Date | null;
  readonly revokedAt: Date | null;
}

const MOST = 200;

/** A machine's tokens, the newest first; what they are is known to the machine alone. */
export class ListApiTokens extends BusinessQuery<ApiTokenView[]> {
  @Value(Uuid) accountId!: Uuid;
}

@QueryHandler(ListApiTokens)
export class ListApiTokensHandler implements IQueryHandler<ListApiTokens> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ accountId }: ListApiTokens): Promise<ApiTokenView[]> {
    const rows = await this.database
      .getRepository(ApiTokenRow)
      .find({ where: { accountId }, order: { issuedAt: 'DESC' }, take: MOST });
    return rows.map(({ tokenId, name, issuedAt, expiresAt, lastUsed, revokedAt }) => ({
      ...{ tokenId, name, issuedAt, expiresAt, lastUsed, revokedAt },
    }));
  }
}
