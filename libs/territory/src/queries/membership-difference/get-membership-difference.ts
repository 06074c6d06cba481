import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { BusinessQuery, CLOCK, inReach, Text, Value } from '#embarque/application';
import { LocalDate, localDateOf, Uuid, type Clock, type IbgeCode } from '#embarque/kernel';
import { annexConsortium, differenceToAnnex } from '../../domain/annex-difference.js';
import { ManagerRow, MemberRow } from '../../projections/territory/territory.entities.js';
import { named, type Named } from '../named.js';

export interface MembershipDifference {
  /** Day whose members are compared. */
  readonly on: string;
  /** Null when Anexo I lists no consortium of this name. */
  readonly consortium: string | null;
  readonly inBoth: readonly Named[];
  readonly onlyMembers: readonly Named[];
  readonly onlyInAnnex: readonly Named[];
}

/** How a consortium's own members differ from Anexo I of Resolução SES/MG 6.254/2018, a snapshot of 22/05/2018. */
export class GetMembershipDifference extends BusinessQuery<MembershipDifference | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(LocalDate, { optional: true, description: 'Dia dos membros comparados; sem ele, hoje' }) on?: LocalDate;
  @Text({ max: 60, optional: true, description: 'Nome no Anexo I, quando não é a sigla do gestor' })
  consortium?: string;
}

@QueryHandler(GetMembershipDifference)
export class GetMembershipDifferenceHandler implements IQueryHandler<GetMembershipDifference> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(query: GetMembershipDifference): Promise<MembershipDifference | undefined> {
    const { managerId, on = localDateOf(this.clock.now()), asker } = query;
    const begun = { managerId, validFrom: LessThanOrEqual(on) };
    const [manager, members] = await Promise.all([
      this.database
        .getRepository(ManagerRow)
        .findOneBy(inReach(asker.reach, { managerId }, { manager: 'managerId', served: true })),
      this.database.getRepository(MemberRow).findBy([
        { ...begun, validTo: IsNull() },
        { ...begun, validTo: MoreThanOrEqual(on) },
      ]),
    ]);
    if (!manager) return undefined;

    const consortium = annexConsortium(query.consortium ?? manager.acronym) ?? null;
    const towns = members.map(({ municipality }) => municipality as IbgeCode);
    const { inBoth, onlyMembers, onlyInAnnex } = differenceToAnnex(consortium ?? '', towns);
    return {
      on,
      consortium,
      inBoth: inBoth.map(named),
      onlyMembers: onlyMembers.map(named),
      onlyInAnnex: onlyInAnnex.map(named),
    };
  }
}
