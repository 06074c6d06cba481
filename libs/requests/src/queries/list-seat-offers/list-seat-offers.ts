import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, OneOf, Text, Value, type Belongs } from '#embarque/application';
import { IbgeCode, Uuid } from '#embarque/kernel';
import { type PassedOverCause } from '../../domain/request.js';
import { OFFER_STATUSES, SeatOfferRow, type OfferStatus } from '../../projections/requests/requests.entities.js';
import { RequestTexts } from '../../request-texts.js';

const PAGE = 100;

const BELONG: Belongs<SeatOfferRow> = { manager: 'managerId', resident: 'residence' };

const CAUSES: Readonly<Record<PassedOverCause, string>> = {
  offered: 'já tem vaga oferecida',
  declined: 'não quis vaga nesta viagem',
  lapsed: 'não respondeu a tempo à vaga desta viagem',
  'was-on-trip': 'já teve autorização nesta viagem',
  'appointment-off': 'o atendimento marcado foi cancelado',
  hours: 'o horário da viagem não serve para o atendimento',
  'too-late': 'o prazo do município para oferecer a vaga passou',
  wheelchair: 'precisa de posição de cadeira de rodas, e nenhuma está livre',
  seats: 'precisa de mais lugares do que os que estão livres',
};

/** A seat that was offered, to whom, and why to them. Who was passed over is not named; the reason is for their town. */
export interface SeatOfferView extends Omit<SeatOfferRow, 'passedOver'> {
  readonly passedOver: readonly { readonly place: number; readonly because: string }[];
}

export interface SeatOfferPage {
  readonly offers: readonly SeatOfferView[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/** Freed seats that were offered to a manager's or a town's passengers, those to be answered first coming first, 100 at a time. */
export class ListSeatOffers extends BusinessQuery<SeatOfferPage> {
  @Value(Uuid, { optional: true, description: 'Só viagens deste gestor' }) managerId?: Uuid;
  @Value(IbgeCode, { optional: true, description: 'Só quem mora neste município' }) municipality?: IbgeCode;
  @OneOf(OFFER_STATUSES, {
    optional: true,
    description: 'Em aberto (se nada for dito), aceitas, não aceitas, vencidas ou canceladas',
  })
  status?: OfferStatus;
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListSeatOffers)
export class ListSeatOffersHandler implements IQueryHandler<ListSeatOffers> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ managerId, municipality, status = 'open', after, asker }: ListSeatOffers): Promise<SeatOfferPage> {
    const where = {
      status,
      ...(managerId ? { managerId } : {}),
      ...(municipality ? { residence: municipality } : {}),
    };
    const select = this.database
      .getRepository(SeatOfferRow)
      .createQueryBuilder('offer')
      .where(inReach<SeatOfferRow>(asker.reach, where, BELONG))
      .orderBy({ 'offer.valid_until': 'ASC', 'offer.offer_id': 'ASC' })
      .limit(PAGE + 1);
    const [, until, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\/([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
    if (until) select.andWhere('(offer.valid_until, offer.offer_id) > (:until, :id)', { until, id });
    const rows = await select.getMany();
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    const shown = rows.slice(0, PAGE);
    const openers = await this.texts.openersFor(shown.map((row) => ({ ...row, boundTo: row.requestId })));
    const { reach } = asker;
    const isMeant = (row: SeatOfferRow) =>
      reach === 'everything' || reach.residents.some((town) => town === row.residence);
    return {
      offers: shown.map((row, n) => ({
        ...row,
        reason: isMeant(row) ? openers[n]!('reason', row.reason) : null,
        passedOver: row.passedOver.map(({ place, cause }) => ({ place, because: CAUSES[cause] })),
      })),
      ...(last ? { next: `${last.validUntil.toISOString()}/${last.offerId}` } : {}),
    };
  }
}
