import { Inject, Injectable } from '@nestjs/common';
import { REACHES, ruleFor, within, type Reaches } from '#embarque/application';
import { Cnes, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import {
  bookAppointment,
  BookAppointment,
  PeopleRegister,
  type AppointmentKind,
  type RegulationSystem,
} from '#embarque/people';
import { TerritoryDirectory } from '#embarque/territory';
import { date, digits, oneOf, text, time } from '../domain/cells.js';
import { type Column } from '../domain/sheet.js';
import { fault, type Circumstances, type Desk, type Seen, type Values } from './desk.js';
import { CNS_COLUMN, CPF_COLUMN } from './people.js';

const SYSTEM_NAMES = {
  SISREG: 'SISREG',
  'SUS Fácil': 'SUSFACIL',
  'Regulação municipal': 'MUNICIPAL',
  Municipal: 'MUNICIPAL',
  'Regulação regional': 'REGIONAL',
  Regional: 'REGIONAL',
  Outro: 'OTHER',
} as const satisfies Record<string, RegulationSystem>;

const KIND_NAMES = {
  Consulta: 'consultation',
  Exame: 'exam',
  Procedimento: 'procedure',
  Tratamento: 'treatment',
} as const satisfies Record<string, AppointmentKind>;

/** What the regulation booked for people who are registered. Known: the same person, day, hour and establishment. */
@Injectable()
export class Appointments implements Desk {
  readonly kind = 'appointments';
  readonly title = 'atendimentos';
  readonly command = BookAppointment;
  readonly columns: readonly Column[] = [
    { ...CPF_COLUMN, finds: true },
    { ...CNS_COLUMN, finds: true },
    {
      ...{ field: 'system', heading: 'Sistema de regulação', also: ['Sistema', 'Regulação'], required: true },
      ...{ example: 'SISREG', read: oneOf(new Map(Object.entries(SYSTEM_NAMES))) },
    },
    { field: 'protocol', heading: 'Protocolo', also: ['Chave'], required: true, example: '123456', read: text },
    {
      ...{ field: 'establishment', heading: 'CNES', also: ['CNES do estabelecimento', 'Estabelecimento'] },
      ...{ required: true, example: '2161354', read: digits(7, 3) },
    },
    {
      field: 'date',
      heading: 'Data',
      also: ['Data do atendimento'],
      required: true,
      example: '05/10/2026',
      read: date,
    },
    { field: 'time', heading: 'Hora', also: ['Horário'], required: true, example: '08:00', read: time },
    {
      field: 'kind',
      heading: 'Tipo',
      required: true,
      example: 'Consulta',
      read: oneOf(new Map(Object.entries(KIND_NAMES))),
    },
  ];

  constructor(
    private readonly register: PeopleRegister,
    private readonly territory: TerritoryDirectory,
    @Inject(REACHES) private readonly reaches: Reaches,
  ) {}

  async look(lines: readonly Values[], { access }: Circumstances): Promise<(line: Values) => Seen> {
    const documents = await this.register.withDocuments(lines);
    const personOf = ({ cpf, cns }: BookedFor) => documents.get(cpf ?? '') ?? documents.get(cns ?? '');
    const personIds = [...new Set(documents.values())];
    const days = [...new Set(lines.map((line) => line['date'] as LocalDate))];
    const [reach, homes, booked, places] = await Promise.all([
      this.reaches.reachOf(access),
      this.register.registered(personIds),
      this.register.booked(personIds, days),
      this.placesOf(lines),
    ]);
    const relation = ruleFor(BookAppointment.name).relationOf(access.role) ?? 'own';
    const taken = new Set(booked.map((one) => slot(one.personId, one.date, one.time, one.establishment)));
    return (line) => {
      const { cpf, cns, ...booking } = line as Values & BookedFor;
      const personId = personOf(line);
      const resident = homes.get(personId!) as IbgeCode | undefined;
      const isReached = !!resident && within(reach, relation, { resident });
      const { protocol, date, time, establishment } = booking as unknown as BookAppointment;
      return {
        about: [String(personId), protocol, date, time, establishment],
        input: { personId, ...booking },
        known: taken.has(slot(personId!, date, time, establishment))
          ? 'A pessoa já tem atendimento marcado neste dia, hora e estabelecimento.'
          : undefined,
        faults: [
          ...(cpf || cns ? [] : [fault('document-missing', 'Preencha o CPF ou o CNS de quem será atendido.')]),
          ...((cpf || cns) && !isReached
            ? [fault('person-unknown', 'Não há pessoa com este documento na sua área de atuação: cadastre-a antes.')]
            : []),
          ...(cpf && cns && documents.get(cns) && documents.get(cpf) !== documents.get(cns)
            ? [fault('documents-of-two', 'O CPF e o CNS não são da mesma pessoa cadastrada.')]
            : []),
        ],
        reasonsAgainst: (command) => {
          const decided = bookAppointment(
            {
              ...{ ...(command as BookAppointment), appointmentId: personId!, personRegistered: true },
              establishmentMunicipality: places.get(establishment),
            },
            { status: 'unbooked' },
          );
          return decided.ok ? [] : decided.refusal.reasons;
        },
      };
    };
  }

  /** Where the establishments are that these lines name: few, for people go to the same ones. */
  private async placesOf(lines: readonly Values[]): Promise<ReadonlyMap<string, IbgeCode>> {
    const named = [...new Set(lines.map((line) => line['establishment']))].filter(Cnes.is);
    const places = await Promise.all(named.map((cnes) => this.territory.establishment(cnes)));
    return new Map(
      places.flatMap((place) => (place.status === 'registered' ? [[place.cnes, place.municipality]] : [])),
    );
  }
}

type BookedFor = Parameters<PeopleRegister['withDocuments']>[0][number];

const slot = (personId: Uuid | string, date: string, time: string, establishment: string): string =>
  [personId, date, time, establishment].join(' ');
