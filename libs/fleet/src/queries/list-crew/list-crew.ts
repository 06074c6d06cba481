import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { KeyStore, maskCpf, openFields, type Keys } from '#embarque/privacy';
import { CrewMemberRow, TrainingRow } from '../../projections/fleet/fleet.entities.js';

export interface CrewMemberView {
  readonly crewMemberId: string;
  readonly name: string;
  /** Masked. */
  readonly cpf: string;
  readonly roles: readonly string[];
  readonly licenceCategory: string | null;
  readonly licenceValidUntil: string | null;
  /** In the order in which they were recorded. */
  readonly trainings: readonly {
    readonly kind: string;
    readonly completedOn: string;
    readonly validUntil: string | null;
    readonly certificate: string | null;
  }[];
}

/** A manager's crew, by name. */
export class ListCrew extends BusinessQuery<CrewMemberView[]> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListCrew)
export class ListCrewHandler implements IQueryHandler<ListCrew> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async execute({ managerId, asker }: ListCrew): Promise<CrewMemberView[]> {
    const crew = await this.database
      .getRepository(CrewMemberRow)
      .find({ where: inReach(asker.reach, { managerId }, { manager: 'managerId' }), take: 1000 });
    const ids = crew.map(({ crewMemberId }) => crewMemberId);
    const [keys, trainings] = await Promise.all([
      this.keys.keysOf(ids),
      this.database.getRepository(TrainingRow).find({ where: { crewMemberId: In(ids) }, order: { recordedAt: 'ASC' } }),
    ]);
    return crew
      .flatMap(({ crewMemberId, roles, licenceCategory, licenceValidUntil, sealed }) => {
        const key = keys.get(crewMemberId);
        if (!key) return [];
        const { name, cpf } = openFields(key, crewMemberId, sealed) as { name: string; cpf: string };
        return {
          ...{ crewMemberId, name, cpf: maskCpf(cpf), roles, licenceCategory, licenceValidUntil },
          trainings: trainings
            .filter((training) => training.crewMemberId === crewMemberId)
            .map(({ kind, completedOn, validUntil, certificate }) => ({ kind, completedOn, validUntil, certificate })),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'pt-BR'));
  }
}
