import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { dateText, momentText, type LocalDate, type Uuid } from '#embarque/kernel';
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
import { RequestRow } from './projections/requests/requests.entities.js';
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
const NEED_NAMES: Readonly<Record<Need, string>> = {
  wheelchair: 'cadeira de rodas',
  obesity: 'obesidade',
  'reclined-seat': 'poltrona reclinável',
  'lap-child': 'criança de colo',
  oxygen: 'oxigênio',
  lying: 'deitado',
};
const LEG_NAMES: Readonly<Record<Legs, string>> = { 'round-trip': 'Ida e volta', outbound: 'Ida', return: 'Volta' };

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
    return [{ purpose: 'requests', records }];
  }
}
