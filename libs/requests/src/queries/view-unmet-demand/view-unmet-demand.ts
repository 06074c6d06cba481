import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { Between, DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { addDays, addMonths, competencesOf, firstDayOf, IbgeCode, Quadrimester } from '#embarque/kernel';
import { municipalityName } from '#embarque/territory';
import { type RequestStatus } from '../../domain/request.js';
import { RequestRow } from '../../projections/requests/requests.entities.js';

const WEEKDAYS = ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado', 'domingo'];

/** So many requests, and the seats that they are for: the patient's and those of the companions. */
export interface Demand {
  readonly requests: number;
  readonly seats: number;
}

export interface DestinationDemand {
  readonly destination: { readonly code: string; readonly name: string };
  readonly weekday: string;
  readonly asked: Demand;
  readonly waiting: Demand;
  readonly authorised: Demand;
  readonly travelled: Demand;
  readonly absent: Demand;
  readonly refused: Demand;
  readonly withdrawn: Demand;
  readonly unmet: Demand;
}

/**
 * What was asked for, refused and not met in a quadrimester, by destination and weekday, for sizing (Res. SES/MG 6.254/2018,
 * art. 1 §3). Names nobody.
 */
export class ViewUnmetDemand extends BusinessQuery<DestinationDemand[]> {
  @Value(Quadrimester, { description: 'Quadrimestre dos atendimentos' }) quadrimester!: Quadrimester;
  @Value(IbgeCode, { optional: true, description: 'Só quem mora neste município' }) municipality?: IbgeCode;
}

interface Group {
  readonly destination: string;
  readonly weekday: number;
  readonly status: RequestStatus;
  readonly requests: number;
  readonly seats: number;
}

@QueryHandler(ViewUnmetDemand)
export class ViewUnmetDemandHandler implements IQueryHandler<ViewUnmetDemand> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ quadrimester, municipality, asker }: ViewUnmetDemand): Promise<DestinationDemand[]> {
    const months = competencesOf(quadrimester);
    const date = Between(firstDayOf(months[0]!), addDays(firstDayOf(addMonths(months[0]!, months.length)), -1));
    const where = { date, ...(municipality ? { residence: municipality } : {}) };
    const groups = await this.database
      .getRepository(RequestRow)
      .createQueryBuilder('request')
      .select([
        ...['request.destination as destination', 'extract(isodow from request.date)::int as weekday'],
        ...['request.status as status', 'count(*)::int as requests'],
        'sum(1 + jsonb_array_length(request.companions))::int as seats',
      ])
      .where(inReach<RequestRow>(asker.reach, where, { resident: 'residence' }))
      .groupBy('request.destination, extract(isodow from request.date), request.status')
      .orderBy('destination')
      .addOrderBy('weekday')
      .getRawMany<Group>();
    const cells = new Map<string, Group[]>();
    for (const group of groups) {
      const cell = `${group.destination} ${group.weekday}`;
      cells.set(cell, [...(cells.get(cell) ?? []), group]);
    }
    return [...cells.values()].map(demandOf);
  }
}

function demandOf(groups: Group[]): DestinationDemand {
  const { destination, weekday } = groups[0]!;
  const sum = (...statuses: RequestStatus[]): Demand => {
    const counted = statuses.length ? groups.filter(({ status }) => statuses.includes(status)) : groups;
    return {
      requests: counted.reduce((total, { requests }) => total + requests, 0),
      seats: counted.reduce((total, { seats }) => total + seats, 0),
    };
  };
  return {
    destination: { code: destination, name: municipalityName(destination) },
    weekday: WEEKDAYS[weekday - 1]!,
    ...{ asked: sum(), waiting: sum('waiting'), authorised: sum('authorised'), travelled: sum('travelled') },
    ...{ absent: sum('absent'), refused: sum('refused'), withdrawn: sum('withdrawn'), unmet: sum('unmet') },
  };
}
