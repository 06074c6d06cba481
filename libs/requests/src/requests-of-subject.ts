import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { dateText, momentText, type LocalDate, type Uuid, type Weekday } from '#embarque/kernel';
import {
  MOST_RECORDS,
  recordOf,
  SubjectRooms,
  type Obligations,
  type SubjectRoom,
  type SubjectSection,
} from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import { type Legs, type Need, type RequestStatus } from './domain/request.js';
import { RequestRow, SeatOfferRow, SeriesRow, type OfferStatus } from './projections/requests/requests.entities.js';
import { needsOf, RequestTexts } from './request-texts.js';

const STATUS: Readonly<Record<RequestStatus, string>> = {
  waiting: 'Na lista de espera',
  authorised: 'Autorizado',
  travelled: 'Viajou',
  absent: 'Faltou',
  refused: 'Recusado',
  withdrawn: 'Retirado',
  unmet: 'Encerrado sem atendimento',
};
const OFFER_STATUS: Readonly<Record<OfferStatus, string>> = {
  open: 'Em aberto',
  accepted: 'Aceita',
  declined: 'Não aceita',
  lapsed: 'Vencida sem resposta',
  cancelled: 'Cancelada',
};
const NEED_NAMES: Readonly<Record<Need, string>> = {
  wheelchair: 'cadeira de rodas',
  obesity: 'obesidade',
  'reclined-seat': 'poltrona reclinável',
  'lap-child': 'criança de colo',
  oxygen: 'oxigênio',
  lying: 'deitado',
};
const LEG_NAMES: Readonly<Record<Legs, string>> = { 'round-trip': 'Ida e volta', outbound: 'Ida', return: 'Volta' };

const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  ...{ monday: 'segunda-feira', tuesday: 'terça-feira', wednesday: 'quarta-feira', thursday: 'quinta-feira' },
  ...{ friday: 'sexta-feira', saturday: 'sábado', sunday: 'domingo' },
};

/** What this room knows of a person. */
@Injectable()
export class RequestsOfSubject implements SubjectRoom {
  constructor(
    rooms: SubjectRooms,
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: RequestTexts,
  ) {
    rooms.register(this);
  }

  /** Nobody is erased while somebody looks for a seat for them. */
  async obligationsOf(personId: Uuid): Promise<Obligations> {
    const open = await this.database.getRepository(RequestRow).find({
      where: { personId, status: In(['waiting', 'authorised']) },
      order: { date: 'ASC', requestId: 'ASC' },
      take: 100,
    });
    return {
      kept: [],
      against: open.map(
        ({ requestId, date }) =>
          `O pedido de transporte ${requestId}, para ${dateText(date as LocalDate)}, está em aberto: registre a desistência.`,
      ),
    };
  }

  async sectionsOf(personId: Uuid): Promise<SubjectSection[]> {
    const rows = await this.database
      .getRepository(RequestRow)
      .find({ where: { personId }, order: { date: 'DESC', requestId: 'ASC' }, take: MOST_RECORDS });
    const openers = await this.texts.openersFor(rows.map(({ requestId }) => ({ personId, boundTo: requestId })));
    const records = rows.map((row, n) => {
      const open = openers[n]!;
      const needs = needsOf(open('needs', row.needs));
      return recordOf({
        'Pedido de transporte': row.requestId,
        'Dia do atendimento': dateText(row.date as LocalDate),
        'Pedido em': momentText(row.requestedAt),
        'Município de embarque': municipalityName(row.from),
        'Município do atendimento': municipalityName(row.destination),
        Trechos: LEG_NAMES[row.legs as Legs],
        Necessidades: needs.map((need) => NEED_NAMES[need]).join(', '),
        Acompanhantes: row.companions
          .map(({ ground, evidence }, index) => `${ground} (${open(`evidence${index}`, evidence) ?? 'eliminado'})`)
          .join('; '),
        'Justificativa do segundo acompanhante': open('exception', row.exception),
        'Quem avaliou': open('assessedBy', row.assessedBy),
        Observações: open('notes', row.notes),
        'Motivo do atraso': open('lateReason', row.lateReason),
        Situação: STATUS[row.status as RequestStatus],
        Motivo: open('reason', row.reason),
      });
    });
    return [
      {
        purpose: 'requests',
        records: [...records, ...(await this.offers(personId)), ...(await this.series(personId))],
      },
    ];
  }

  private async offers(personId: Uuid): Promise<Record<string, string>[]> {
    const offers = await this.database
      .getRepository(SeatOfferRow)
      .find({ where: { personId }, order: { offeredAt: 'DESC', offerId: 'ASC' }, take: MOST_RECORDS });
    const openers = await this.texts.openersFor(offers.map(({ requestId }) => ({ personId, boundTo: requestId })));
    return offers.map((row, n) =>
      recordOf({
        'Vaga oferecida para o pedido': row.requestId,
        Viagem: row.tripId,
        'Oferecida em': momentText(row.offeredAt),
        'Responder até': momentText(row.validUntil),
        Situação: OFFER_STATUS[row.status],
        Motivo: openers[n]!('reason', row.reason),
      }),
    );
  }

  private async series(personId: Uuid): Promise<Record<string, string>[]> {
    const rows = await this.database
      .getRepository(SeriesRow)
      .find({ where: { personId }, order: { lastDate: 'DESC', seriesId: 'ASC' }, take: MOST_RECORDS });
    const openers = await this.texts.openersFor(rows.map(({ seriesId }) => ({ personId, boundTo: seriesId })));
    return rows.flatMap(({ seriesId, state }, n) => {
      const open = openers[n]!;
      const gaps = [...state.pauses, ...state.changes].flatMap((one) => ('reason' in one ? one.reason : []));
      return state.plans.map((plan) =>
        recordOf({
          'Série de pedidos': seriesId,
          'Desde o dia': dateText(plan.startsOn),
          'Até o dia': plan.until && dateText(plan.until),
          'Número de datas': plan.count?.toString(),
          'Dias da semana': plan.weekdays.map((day) => WEEKDAY_NAMES[day]).join(', '),
          'Hora do atendimento': plan.time,
          'Protocolo da regulação': open('protocol', plan.protocol),
          'Município de embarque': municipalityName(plan.from),
          Estabelecimento: plan.establishment,
          Trechos: LEG_NAMES[plan.legs],
          Necessidades: needsOf(open('needs', plan.needs))
            .map((need) => NEED_NAMES[need])
            .join(', '),
          Acompanhantes: plan.companions
            .map(({ ground, evidence }, index) => `${ground} (${open(`evidence${index}`, evidence) ?? 'eliminado'})`)
            .join('; '),
          'Justificativa do segundo acompanhante': open('exception', plan.exception),
          'Quem avaliou': open('assessedBy', plan.assessedBy),
          Observações: open('notes', plan.notes),
          'Motivo do atraso': open('lateReason', plan.lateReason),
          'Motivos das pausas e faltas': gaps.map((reason) => open('reason', reason) ?? 'eliminado').join('; '),
        }),
      );
    });
  }
}
