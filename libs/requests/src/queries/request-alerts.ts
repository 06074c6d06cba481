import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Between, DataSource } from 'typeorm';
import { AlertDesk } from '#embarque/alerts';
import { inReach, type Asker, type Reach } from '#embarque/application';
import {
  addDays,
  dateText,
  instantOf,
  localDateOf,
  numbered,
  type Alert,
  type Instant,
  type LocalDate,
  type LocalTime,
} from '#embarque/kernel';
import { municipalityName } from '#embarque/territory';
import { UNDECIDED_POLICY } from '../domain/policies.js';
import { RequestRow } from '../projections/requests/requests.entities.js';

const MOST = 500;

interface Undecided {
  readonly destination: string;
  readonly date: string;
  readonly requests: number;
  readonly askedAt: Date;
}

/** Those that wait for an appointment of today or of the next days, by destination and day. */
export const undecidedRequests = (database: DataSource, reach: Reach, today: LocalDate) =>
  database
    .getRepository(RequestRow)
    .createQueryBuilder('request')
    .select([
      ...['request.destination as destination', 'request.date::text as date'],
      ...['count(*)::int as requests', 'min(request.requestedAt) as "askedAt"'],
    ])
    .where(
      inReach<RequestRow>(
        reach,
        { status: 'waiting', date: Between(today, addDays(today, UNDECIDED_POLICY.daysBefore)) },
        { resident: 'residence' },
      ),
    )
    .groupBy('request.destination, request.date')
    .orderBy('request.date')
    .limit(MOST);

/** Who has an appointment soon, and does not know yet whether they travel. */
@Injectable()
export class RequestAlerts {
  constructor(@InjectDataSource() database: DataSource, desk: AlertDesk) {
    desk.add(async ({ reach }: Asker, now) => {
      const waiting = await undecidedRequests(database, reach, localDateOf(now)).getRawMany<Undecided>();
      return waiting.map(alertOf);
    });
  }
}

function alertOf({ destination, date, requests, askedAt }: Undecided): Alert {
  const { id, version, daysBefore } = UNDECIDED_POLICY;
  const day = date as LocalDate;
  const due = instantOf(addDays(day, -daysBefore), '00:00' as LocalTime);
  const asked = askedAt.toISOString() as Instant;
  const many = numbered(requests, 'pedido não tem', 'pedidos não têm');
  return {
    ...{ code: 'request-undecided', severity: 'warning', since: asked > due ? asked : due },
    text: `Atendimentos de ${dateText(day)} em ${municipalityName(destination)}: ${many} autorização nem recusa.`,
    remedy: 'Autorize em uma viagem, recuse, ou encerre como não atendido, e avise quem espera.',
    ...{ about: { destination, date }, policy: { id, version } },
  };
}
