import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { dateText, momentText, type Instant, type LocalDate, type Uuid } from '#embarque/kernel';
import {
  KeyStore,
  MOST_RECORDS,
  openField,
  recordOf,
  SubjectRooms,
  type Key,
  type Keys,
  type SubjectRecord,
  type SubjectRoom,
  type SubjectSection,
} from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import { type AppointmentKind } from '../domain/appointment.js';
import { personStream, type PersonEvent } from '../domain/person.js';
import { AppointmentRow, RecordViewRow } from '../projections/people/people.entities.js';
import { openPerson, protocolOf, reasonOf } from '../sealed-person.js';
import { personRecord } from './person-record.js';

const KINDS: Readonly<Record<AppointmentKind, string>> = {
  consultation: 'Consulta',
  exam: 'Exame',
  procedure: 'Procedimento',
  treatment: 'Tratamento',
};

/** What this room knows of a person: every version of the registration, the appointments, who opened the record. */
@Injectable()
export class PeopleOfSubject implements SubjectRoom {
  constructor(
    rooms: SubjectRooms,
    @InjectDataSource() private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {
    rooms.register(this);
  }

  async sectionsOf(personId: Uuid): Promise<SubjectSection[]> {
    const key = (await this.keys.keysOf([personId])).get(personId);
    const views = { purpose: 'record-views', records: await this.views(personId) } as const;
    if (!key) return [views];
    const [registration, appointments] = await Promise.all([
      this.registrations(personId, key),
      this.appointments(personId, key),
    ]);
    return [
      { purpose: 'registration', records: registration },
      { purpose: 'appointments', records: appointments },
      views,
    ];
  }

  private async registrations(personId: Uuid, key: Key): Promise<SubjectRecord[]> {
    const records: SubjectRecord[] = [];
    for await (const event of this.store.readStream(personStream(personId))) {
      const { type, data } = event as unknown as PersonEvent;
      if (type !== 'PersonRegistered' && type !== 'PersonCorrected') continue;
      const at = momentText(event.metadata['at'] as Instant);
      const reason = type === 'PersonCorrected' ? openField(key, personId, 'reason', data.reason) : undefined;
      records.push({
        ...recordOf(reason ? { 'Corrigido em': at, 'Motivo da correção': reason } : { 'Cadastrado em': at }),
        ...personRecord({ ...openPerson(key, personId, data.sealed), municipality: data.municipality }),
      });
    }
    return records.reverse();
  }

  private async views(personId: Uuid): Promise<SubjectRecord[]> {
    const rows = await this.database
      .getRepository(RecordViewRow)
      .find({ where: { personId }, order: { position: 'DESC' }, take: MOST_RECORDS });
    return rows.map(({ at, actor, role, what }) =>
      recordOf({ Quando: momentText(at.toISOString() as Instant), Conta: actor, Papel: role, 'O que viu': what }),
    );
  }

  private async appointments(personId: Uuid, key: Key): Promise<SubjectRecord[]> {
    const rows = await this.database
      .getRepository(AppointmentRow)
      .find({ where: { personId }, order: { date: 'DESC', time: 'DESC', appointmentId: 'ASC' }, take: MOST_RECORDS });
    return rows.map(({ appointmentId, date, time, kind, system, protocol, establishment, reason, ...row }) =>
      recordOf({
        Dia: dateText(date as LocalDate),
        Hora: time,
        Tipo: KINDS[kind as AppointmentKind],
        'Sistema de regulação': system,
        Protocolo: openField(key, personId, protocolOf(appointmentId), protocol),
        'Estabelecimento (CNES)': establishment,
        Município: municipalityName(row.establishmentMunicipality),
        'Médico que pediu (CNS)': row.requestedBy,
        'Médico que regulou (CNS)': row.regulatedBy,
        Situação: row.cancelled ? 'Cancelado' : 'Marcado',
        'Motivo do cancelamento': reason && openField(key, personId, reasonOf(appointmentId), reason),
      }),
    );
  }
}
