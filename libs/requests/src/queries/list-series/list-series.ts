import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Text, Value } from '#embarque/application';
import { IbgeCode, LocalDate, Uuid } from '#embarque/kernel';
import { SeriesRow } from '../../projections/requests/requests.entities.js';

const PAGE = 200;

export interface SeriesSummary {
  readonly seriesId: string;
  readonly personId: string;
  readonly residence: string;
  /** Of the last plan; null when it was ended before it began. */
  readonly establishment: string | null;
  readonly weekdays: readonly string[];
  readonly time: string | null;
  readonly startsOn: string | null;
  /** The last one that is planned. */
  readonly lastDate: string;
  /** Dates that could not be asked for. */
  readonly refused: number;
}

export interface SeriesPage {
  readonly series: readonly SeriesSummary[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/** The series of a town or of a person, those that go on longest first, 200 at a time. */
export class ListSeries extends BusinessQuery<SeriesPage> {
  @Value(IbgeCode, { optional: true, description: 'Só quem mora neste município' }) municipality?: IbgeCode;
  @Value(Uuid, { optional: true, description: 'Só esta pessoa' }) personId?: Uuid;
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListSeries)
export class ListSeriesHandler implements IQueryHandler<ListSeries> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ municipality, personId, after, asker }: ListSeries): Promise<SeriesPage> {
    const where = { ...(municipality ? { residence: municipality } : {}), ...(personId ? { personId } : {}) };
    const select = this.database
      .getRepository(SeriesRow)
      .createQueryBuilder('series')
      .where(inReach<SeriesRow>(asker.reach, where, { resident: 'residence' }))
      .orderBy({ 'series.last_date': 'DESC', 'series.series_id': 'DESC' })
      .limit(PAGE + 1);
    const [date, id] = (after ?? '').split('/');
    if (LocalDate.is(date) && Uuid.is(id))
      select.andWhere('(series.last_date, series.series_id) < (:date, :id)', { date, id });
    const rows = await select.getMany();
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return {
      series: rows.slice(0, PAGE).map(summaryOf),
      ...(last ? { next: `${last.lastDate}/${last.seriesId}` } : {}),
    };
  }
}

const summaryOf = ({ seriesId, personId, residence, lastDate, state, refused }: SeriesRow): SeriesSummary => {
  const { establishment = null, weekdays = [], time = null, startsOn = null } = state.plans.at(-1) ?? {};
  return { seriesId, personId, residence, establishment, weekdays, time, startsOn, lastDate, refused: refused.length };
};
