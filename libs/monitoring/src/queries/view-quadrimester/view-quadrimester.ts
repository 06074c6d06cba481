import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { BusinessQuery, CLOCK, inReach, Value } from '#embarque/application';
import { competencesOf, localDateOf, Quadrimester, Uuid, type Clock } from '#embarque/kernel';
import { municipalityName } from '#embarque/territory';
import { monthState, stillPresentable, type MonthState } from '../../domain/month-state.js';
import { MonitoredManagerRow, MonitoredMonthRow } from '../../projections/monitoring/monitoring.entities.js';

const MANAGERS = 1000;

export interface MonitoredMonth {
  readonly competence: string;
  readonly trips: number;
  readonly passengers: number;
  readonly lines: number;
  readonly units: number;
  readonly state: MonthState;
  /** Of a missing month: whether it can still be presented. */
  readonly presentable?: boolean;
}

export interface QuadrimesterView {
  readonly quadrimester: string;
  /** The day on which the states were judged. */
  readonly asOf: string;
  readonly managers: readonly {
    readonly managerId: string;
    readonly name: string;
    readonly seat: string;
    readonly months: readonly MonitoredMonth[];
  }[];
}

/** The managers that the asker has to do with, or one, by month of a quadrimester (Res. SES/MG 6.254/2018, art. 12). */
export class ViewQuadrimester extends BusinessQuery<QuadrimesterView> {
  @Value(Quadrimester) quadrimester!: Quadrimester;
  @Value(Uuid, { optional: true, description: 'Só este gestor' }) managerId?: Uuid;
}

@QueryHandler(ViewQuadrimester)
export class ViewQuadrimesterHandler implements IQueryHandler<ViewQuadrimester> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ quadrimester, managerId, asker }: ViewQuadrimester): Promise<QuadrimesterView> {
    const competences = competencesOf(quadrimester);
    const [managers, months] = await Promise.all([
      this.database.getRepository(MonitoredManagerRow).find({
        where: inReach(asker.reach, managerId ? { managerId } : {}, { manager: 'managerId', served: true }),
        order: { name: 'ASC', managerId: 'ASC' },
        take: MANAGERS,
      }),
      this.database
        .getRepository(MonitoredMonthRow)
        .findBy(
          inReach(
            asker.reach,
            { competence: In(competences), ...(managerId ? { managerId } : {}) },
            { manager: 'managerId', served: true },
          ),
        ),
    ]);
    const today = localDateOf(this.clock.now());
    const known = new Map(months.map((month) => [`${month.managerId}/${month.competence}`, month]));
    return {
      quadrimester,
      asOf: today,
      managers: managers.map((manager) => ({
        managerId: manager.managerId,
        name: manager.name,
        seat: municipalityName(manager.seat),
        months: competences.map((competence) => {
          const { trips, passengers, lines, units } = known.get(`${manager.managerId}/${competence}`) ?? NOTHING;
          const state = monthState({ competence, trips, lines }, today);
          return {
            ...{ competence, trips, passengers, lines, units, state },
            ...(state === 'missing' ? { presentable: stillPresentable(competence, today) } : {}),
          };
        }),
      })),
    };
  }
}

const NOTHING = { trips: 0, passengers: 0, lines: 0, units: 0 };
