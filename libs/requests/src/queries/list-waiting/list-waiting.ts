import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { IbgeCode, LocalDate, type Instant, type LocalTime, type Policy } from '#embarque/kernel';
import { WAITING_POLICY } from '../../domain/policies.js';
import { type Need } from '../../domain/request.js';
import { inTurn, standingOf, type Standing, type Waiting } from '../../domain/waiting-order.js';
import { RequestRow } from '../../projections/requests/requests.entities.js';
import { birthDateOf, needsOf, RequestTexts } from '../../request-texts.js';

const MOST = 1000;

export interface WaitingView {
  readonly place: number;
  readonly requestId: string;
  readonly personId: string;
  readonly appointmentId: string;
  readonly residence: string;
  readonly from: string;
  readonly legs: string;
  readonly time: string;
  readonly kind: string;
  readonly accommodation: string;
  readonly needs: readonly Need[];
  readonly companions: number;
  readonly late: boolean;
  readonly requestedAt: string;
  /** Why they stand at this place, the strongest first (pt-BR). */
  readonly because: readonly Standing[];
}

export interface WaitingList {
  /** That the order follows. */
  readonly policy: Policy;
  readonly waiting: readonly WaitingView[];
}

/** Who waits for a seat to a destination on a day, the first to be served first; a thousand at most. */
export class ListWaiting extends BusinessQuery<WaitingList> {
  @Value(IbgeCode, { description: 'Município do atendimento' }) destination!: IbgeCode;
  @Value(LocalDate) date!: LocalDate;
  @Value(IbgeCode, { optional: true, description: 'Só quem mora neste município' }) municipality?: IbgeCode;
}

@QueryHandler(ListWaiting)
export class ListWaitingHandler implements IQueryHandler<ListWaiting> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ destination, date, municipality, asker }: ListWaiting): Promise<WaitingList> {
    const where = { destination, date, status: 'waiting', ...(municipality ? { residence: municipality } : {}) };
    const rows = await this.database.getRepository(RequestRow).find({
      where: inReach<RequestRow>(asker.reach, where, { resident: 'residence' }),
      order: { requestedAt: 'ASC' },
      take: MOST,
    });
    const openers = await this.texts.openersFor(rows.map((row) => ({ ...row, boundTo: row.requestId })));
    const waiting = rows.map((row, n) => ({
      ...{ requestId: row.requestId as Waiting['requestId'], kind: row.kind, row },
      ...{ date: row.date as LocalDate, time: row.time as LocalTime },
      requestedAt: row.requestedAt.toISOString() as Instant,
      birthDate: birthDateOf(openers[n]!('birthDate', row.birthDate)),
      needs: needsOf(openers[n]!('needs', row.needs)),
    }));
    const { id, version, legalBasis } = WAITING_POLICY;
    return {
      policy: { id, version, legalBasis },
      waiting: inTurn(waiting).map((one, index) => {
        const { requestId, personId, appointmentId, residence, from, legs, time, kind } = one.row;
        const { accommodation, companions, late } = one.row;
        return {
          ...{ place: index + 1, requestId, personId, appointmentId, residence, from, legs, time, kind },
          ...{ accommodation, needs: one.needs, companions: companions.length, late },
          ...{ requestedAt: one.requestedAt, because: standingOf(one) },
        };
      }),
    };
  }
}
