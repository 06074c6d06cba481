import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { dateText, momentText, type LocalDate, type Uuid } from '#embarque/kernel';
import {
  MOST_RECORDS,
  recordOf,
  SubjectRooms,
  type Obligations,
  type SubjectRecord,
  type SubjectRoom,
  type SubjectSection,
} from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import {
  type Accommodation,
  type Legs,
  type NoShowKind,
  type OccurrenceKind,
  type Role,
  type Travelled,
  type Whereabouts,
} from './domain/trip.js';
import { AidBook } from './aid-book.js';
import { type AidCancellation, type AidKind } from './domain/aid.js';
import { PassengerTexts } from './passenger-texts.js';
import { CorrectionRow, OccurrenceRow, PassengerRow, TripRow } from './projections/trips/trips.entities.js';

const ROLES: Readonly<Record<Role, string>> = {
  patient: 'Paciente',
  companion: 'Acompanhante',
  'lap-child': 'Criança de colo',
};
const ACCOMMODATIONS: Readonly<Record<Accommodation, string>> = {
  seat: 'Lugar comum',
  wheelchair: 'Posição de cadeira de rodas',
  lap: 'Colo',
};
const LEGS: Readonly<Record<Legs, string>> = { 'round-trip': 'Ida e volta', outbound: 'Ida', return: 'Volta' };
const WHEREABOUTS: Readonly<Record<Whereabouts | 'revoked', string>> = {
  expected: 'Autorizado',
  'stand-by': 'Esperava lugar na saída',
  away: 'Embarcou',
  absent: 'Faltou',
  returned: 'Voltou',
  stays: 'Ficou',
  hospitalised: 'Ficou internado',
  'other-transport': 'Voltou por outro meio',
  revoked: 'Autorização revogada',
};
const NO_SHOWS: Readonly<Record<NoShowKind, string>> = {
  justified: 'Justificada',
  unjustified: 'Não justificada',
  withdrawal: 'Desistência',
  late: 'Atraso',
};

const OCCURRENCES: Readonly<Record<OccurrenceKind, string>> = {
  breakdown: 'Pane',
  accident: 'Acidente',
  delay: 'Atraso',
  'passenger-ill': 'Passou mal',
  other: 'Outra',
};

const AIDS: Readonly<Record<AidKind, string>> = {
  meal: 'Alimentação',
  overnight: 'Alimentação e pernoite',
  'cnrac-overnight': 'Alimentação e pernoite (CNRAC)',
};
const CANCELLATIONS: Readonly<Record<AidCancellation, string>> = {
  'recorded-by-mistake': 'Cancelada: registrada por engano',
  'not-paid': 'Cancelada: não foi paga',
  'paid-back': 'Cancelada: foi devolvida',
};

/** What this room has about a person. */
@Injectable()
export class TripsOfSubject implements SubjectRoom {
  constructor(
    rooms: SubjectRooms,
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: PassengerTexts,
    private readonly aids: AidBook,
  ) {
    rooms.register(this);
  }

  /** Nobody is erased from a passenger list that somebody still travels with. */
  async obligationsOf(personId: Uuid): Promise<Obligations> {
    const ahead = await this.database.query<{ trip_id: string; date: string; authorization_id: string }[]>(
      `select trip_id, authorization_id, to_char(date, 'DD/MM/YYYY') as date
         from trips.passenger join trips.trip using (trip_id)
        where person_id = $1 and whereabouts <> 'revoked' and status in ('scheduled', 'underway')
        order by trip.date, trip_id limit 100`,
      [personId],
    );
    return {
      kept: [],
      against: ahead.map(
        ({ trip_id, authorization_id, date }) =>
          `A autorização ${authorization_id}, na viagem ${trip_id} de ${date}, ainda está em vigor: revogue-a, ou espere a viagem terminar.`,
      ),
    };
  }

  async sectionsOf(personId: Uuid): Promise<SubjectSection[]> {
    const rows = await this.database.getRepository(PassengerRow).find({ where: { personId }, take: MOST_RECORDS });
    const tripIds = [...new Set(rows.map(({ tripId }) => tripId))];
    const trips = new Map(
      (await this.database.getRepository(TripRow).findBy({ tripId: In(tripIds) })).map((trip) => [trip.tripId, trip]),
    );
    const passengers = (await this.texts.open(rows))
      .map((passenger) => ({ passenger, trip: trips.get(passenger.tripId)! }))
      .sort((a, b) => b.trip.departsAt.getTime() - a.trip.departsAt.getTime());
    const records = passengers.map(({ passenger, trip }) =>
      recordOf({
        Viagem: trip.tripId,
        Dia: dateText(trip.date as LocalDate),
        Saída: momentText(trip.departsAt),
        Placa: passenger.plate,
        Como: ROLES[passenger.role as Role],
        Lugar: ACCOMMODATIONS[passenger.accommodation as Accommodation],
        'Número do lugar': passenger.seat,
        'Número do lugar na volta': passenger.returnSeat,
        Trechos: LEGS[passenger.legs as Legs],
        'Município de embarque': municipalityName(passenger.from),
        'Local de embarque': passenger.boardingPlace,
        'Estabelecimento (CNES)': passenger.establishment,
        'Fundamento do acompanhante': passenger.ground,
        'Justificativa do segundo acompanhante': passenger.exception,
        Situação: trip.status === 'cancelled' ? 'Viagem cancelada' : WHEREABOUTS[passenger.whereabouts as Whereabouts],
        Falta: passenger.noShowKind && NO_SHOWS[passenger.noShowKind as NoShowKind],
        'Volta marcada para': passenger.returnsOn && dateText(passenger.returnsOn as LocalDate),
        'Embarque sem estar na lista': passenger.justification,
        Motivo: passenger.reason,
      }),
    );
    const told = await Promise.all([this.occurrences(personId), this.corrections(personId), this.aidsOf(personId)]);
    return [{ purpose: 'trips', records: [...records, ...told.flat()] }];
  }

  private async aidsOf(personId: Uuid): Promise<SubjectRecord[]> {
    const given = [...(await this.aids.of(personId)).values()].slice(-MOST_RECORDS);
    return given.reverse().map(({ kind, date, tripId, cancelled }) =>
      recordOf({
        'Ajuda de custo': AIDS[kind],
        Dia: dateText(date),
        Viagem: tripId,
        Situação: cancelled ? CANCELLATIONS[cancelled] : 'Dada',
      }),
    );
  }

  private async occurrences(personId: Uuid): Promise<SubjectRecord[]> {
    const rows = await this.database
      .getRepository(OccurrenceRow)
      .find({ where: { personId }, order: { at: 'DESC' }, take: MOST_RECORDS });
    return (await this.texts.openNotes(rows)).map(({ tripId, kind, at, note }) =>
      recordOf({
        'Ocorrência em viagem': OCCURRENCES[kind as OccurrenceKind],
        Viagem: tripId,
        Quando: momentText(at),
        'O que foi anotado': note,
      }),
    );
  }

  private async corrections(personId: Uuid): Promise<SubjectRecord[]> {
    const rows = await this.database
      .getRepository(CorrectionRow)
      .find({ where: { personId }, order: { at: 'DESC' }, take: MOST_RECORDS });
    return (await this.texts.openCorrections(rows)).map(({ tripId, at, before, after, reason }) =>
      recordOf({
        'Correção na viagem': tripId,
        Quando: momentText(at),
        'Constava que viajou em': travelledText(before as Travelled),
        'Viajou em': travelledText(after as Travelled),
        Motivo: reason,
      }),
    );
  }
}

const travelledText = ({ outbound, inbound }: Travelled): string =>
  outbound && inbound ? LEGS['round-trip'] : outbound ? LEGS.outbound : inbound ? LEGS.return : 'nenhum trecho';
