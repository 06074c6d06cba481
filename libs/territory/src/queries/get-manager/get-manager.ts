import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { ManagerRow, MemberRow } from '../../projections/territory/territory.entities.js';
import { named, type Named } from '../named.js';

export interface ManagerWithMembers {
  readonly managerId: string;
  readonly kind: string;
  readonly name: string;
  readonly acronym: string;
  readonly cnpj: string;
  readonly seat: Named;
  /** Every stretch of membership, also past ones. */
  readonly members: readonly { readonly municipality: Named; readonly from: string; readonly until: string | null }[];
}

/** One manager and its members, with their dates. */
export class GetManager extends BusinessQuery<ManagerWithMembers | undefined> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(GetManager)
export class GetManagerHandler implements IQueryHandler<GetManager> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ managerId, asker }: GetManager): Promise<ManagerWithMembers | undefined> {
    const [manager, members] = await Promise.all([
      this.database
        .getRepository(ManagerRow)
        .findOneBy(inReach(asker.reach, { managerId }, { manager: 'managerId', served: true })),
      this.database
        .getRepository(MemberRow)
        .find({ where: { managerId }, order: { municipality: 'ASC', validFrom: 'ASC' } }),
    ]);
    if (!manager) return undefined;
    return {
      ...manager,
      seat: named(manager.seat),
      members: members.map(({ municipality, validFrom, validTo }) => ({
        municipality: named(municipality),
        from: validFrom,
        until: validTo,
      })),
    };
  }
}
