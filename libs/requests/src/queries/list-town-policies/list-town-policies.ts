import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { IbgeCode } from '#embarque/kernel';
import { type TownPolicy } from '../../domain/town-policy.js';
import { TownPolicyRow } from '../../projections/requests/requests.entities.js';

/** The deadlines that a town has set, the last one first; none until it sets some. */
export class ListTownPolicies extends BusinessQuery<TownPolicy[]> {
  @Value(IbgeCode) municipality!: IbgeCode;
}

@QueryHandler(ListTownPolicies)
export class ListTownPoliciesHandler implements IQueryHandler<ListTownPolicies> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ municipality, asker }: ListTownPolicies): Promise<TownPolicy[]> {
    const rows = await this.database.getRepository(TownPolicyRow).find({
      where: inReach<TownPolicyRow>(asker.reach, { municipality }, { resident: 'municipality' }),
      order: { version: 'DESC' },
      take: 100,
    });
    return rows.map(({ municipality: _, ...policy }) => policy as unknown as TownPolicy);
  }
}
