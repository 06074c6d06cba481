import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, Not, Or } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { datesOf, type SeriesDate, type SeriesPlan } from '../../domain/series.js';
import { type Need } from '../../domain/request.js';
import { RequestRow, SeriesRow } from '../../projections/requests/requests.entities.js';
import { needsOf, RequestTexts, type Opener } from '../../request-texts.js';

const MOST = 1000;

const TEXTS = ['protocol', 'assessedBy', 'exception', 'notes', 'lateReason'] as const;
type Texts = Readonly<Record<(typeof TEXTS)[number], string | null>>;

/** What a series asks for from a day on, with its texts readable; null when there is none, or when the person was erased. */
export interface PlanView extends Omit<SeriesPlan, keyof Texts | 'needs' | 'companions'>, Texts {
  readonly needs: readonly Need[];
  readonly companions: readonly {
    readonly personId: string | null;
    readonly ground: string;
    readonly evidence: string | null;
    readonly expiresOn: string | null;
  }[];
}

export interface SeriesDateView extends Omit<SeriesDate, 'reason'> {
  /** Why it is paused or skipped. */
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly status: string | null;
  /** Why no request could be made, the last time that the series was changed. */
  readonly refusal: readonly string[];
}

export interface SeriesView {
  readonly seriesId: string;
  readonly personId: string;
  readonly residence: string;
  readonly plans: readonly PlanView[];
  readonly dates: readonly SeriesDateView[];
}

/** A series: what it asks for, and its dates with their requests; the last thousand. */
export class GetSeries extends BusinessQuery<SeriesView | undefined> {
  @Value(Uuid) seriesId!: Uuid;
}

@QueryHandler(GetSeries)
export class GetSeriesHandler implements IQueryHandler<GetSeries> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ seriesId, asker }: GetSeries): Promise<SeriesView | undefined> {
    const row = await this.database
      .getRepository(SeriesRow)
      .findOneBy(inReach<SeriesRow>(asker.reach, { seriesId }, { resident: 'residence' }));
    if (!row) return undefined;
    const { personId, residence, state, refused } = row;
    const [[open], requests] = await Promise.all([
      this.texts.openersFor([{ personId, boundTo: seriesId }]),
      // What the series itself gave up was followed by another, or by nothing.
      this.database.getRepository(RequestRow).find({
        select: { requestId: true, seriesDate: true, status: true },
        where: { seriesId, reasonKind: Or(IsNull(), Not('series-changed')) },
        order: { seriesDate: 'DESC' },
        take: MOST,
      }),
    ]);
    const requestOf = new Map(requests.map((one) => [one.seriesDate, one]));
    const refusalOf = new Map(refused.map(({ date, refusal }) => [date, open!('refusal', refusal)]));
    const dateOf = ({ reason, ...one }: SeriesDate): SeriesDateView => {
      const { requestId = null, status = null } = requestOf.get(one.date) ?? {};
      const refusal = refusalOf.get(one.date)?.split('\n') ?? [];
      return { ...one, reason: open!('reason', reason), requestId, status, refusal };
    };
    return {
      ...{ seriesId, personId, residence, plans: state.plans.map((plan) => planView(plan, open!)) },
      dates: datesOf(state).slice(-MOST).map(dateOf),
    };
  }
}

const planView = (plan: SeriesPlan, open: Opener): PlanView => ({
  ...plan,
  ...(Object.fromEntries(TEXTS.map((name) => [name, open(name, plan[name])])) as Texts),
  needs: needsOf(open('needs', plan.needs)),
  companions: plan.companions.map(({ personId = null, ground, evidence, expiresOn = null }, n) => ({
    ...{ personId, ground, expiresOn, evidence: open(`evidence${n}`, evidence) },
  })),
});
