import { competenceOf, dateText, type Competence, type LocalDate } from '#embarque/kernel';
import { choiceOfProcedure, isByOccurrence } from './procedure-choices.js';
import { linkedOn, samePost, type Post, type ProfessionalLink } from './choices.js';
import { kmText } from './quantity-formula.js';

/** An event as the log has it. */
export interface Recorded {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** ISO 8601, UTC; of the store. */
  readonly recordedAt: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What the ledger says of one transport, or of one aid. */
export interface ProvenEntry {
  readonly tripId: string;
  readonly authorizationId: string;
  /** 0 for the transport; 1, 2 … for what became of it after a file had shown it. */
  readonly correction: number;
  readonly managerId: string;
  readonly date: LocalDate;
  readonly presentation: Competence | null;
  readonly personId: string;
  readonly role: string;
  readonly routeId: string;
  readonly from: string;
  readonly outbound: boolean;
  readonly inbound: boolean;
  /** Of an aid: what for, and to which passenger of the trip; the authorisation's place holds the aid's own id. */
  readonly aid: string | null;
  readonly passenger: string | null;
  /** None for a lap child. */
  readonly procedure: string | null;
  readonly metres: number | null;
  /** What says so: `table`, `override` or `odometer`. */
  readonly distanceSource: string | null;
  /** Who signs the line, and where; null when nobody can. */
  readonly signer: Post | null;
  /** Units that were presented before: those of a correction are the difference. */
  readonly presented: number;
  readonly quantity: number;
  readonly policyId: string | null;
  readonly policyVersion: number | null;
  readonly causes: readonly string[];
  /** When the event was recorded that made the entry say this; ISO 8601, UTC. */
  readonly knownFrom: string;
}

/** A line needs one of each of these that concern it, or the proof says why there is none. */
export const NEEDED = {
  switch: 'Procedimento ligado',
  policy: 'Regra de quantidade adotada',
  distance: 'Distância de ida',
  signer: 'Vínculo de quem assina',
  appointment: 'Atendimento marcado',
  trip: 'Viagem programada',
  authorization: 'Autorização de viagem emitida',
  boarding: 'Embarque',
  return: 'Volta, ou o que houve em lugar dela',
  completion: 'Viagem concluída',
  aid: 'Ajuda de custo dada',
  closing: 'Competência fechada',
  export: 'Arquivo BPA gerado',
} as const;
export type Needed = keyof typeof NEEDED;
export type LinkKind =
  Needed | 'patient' | 'reissue' | 'revocation' | 'absence' | 'departure' | 'correction' | 'check' | 'signing';

/** The event that a link rests on; positions are as text, for they outgrow JSON’s numbers. */
export interface CitedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** When the log took it. */
  readonly recordedAt: string;
  /** When it happened, by the clock of whoever was there; else when it was asked for. */
  readonly happenedAt: string;
  /** Id of the account, or of the program of our own, that asked for it. */
  readonly actor: string;
  readonly role: string;
  /** Of the stream's chain, with this event (`chain.ts`). */
  readonly hash: string;
}

export type Facts = readonly (readonly [label: string, value: string])[];

export interface ProofLink {
  readonly kind: LinkKind;
  /** For whoever reads the proof, as the labels and values of its facts (pt-BR). */
  readonly title: string;
  readonly facts: Facts;
  readonly event: CitedEvent;
}

/** A link that the chain has not, and why. */
export interface MissingLink {
  readonly kind: Needed;
  readonly title: string;
  readonly reason: string;
}

export interface Proof {
  /** In the order of the log. */
  readonly links: readonly ProofLink[];
  readonly missing: readonly MissingLink[];
}

interface Telling {
  readonly kind: LinkKind;
  readonly title: string;
  facts(data: unknown): Facts;
}

const tells = <D>(kind: LinkKind, title: string, facts: (data: D) => Facts = () => []): Telling => ({
  kind,
  title,
  facts: facts,
});

const ROLES: Readonly<Record<string, string>> = {
  patient: 'paciente',
  companion: 'acompanhante',
  'lap-child': 'criança de colo',
};
const LEGS: Readonly<Record<string, string>> = { 'round-trip': 'ida e volta', outbound: 'ida', return: 'volta' };
const OUTCOMES: Readonly<Record<string, string>> = {
  returned: 'voltou',
  stays: 'ficou, e volta em outra viagem',
  hospitalised: 'ficou internada',
  'other-transport': 'voltou por outro meio',
};

/** `ida e volta`, `ida`, `volta` or `nenhum`. */
export const legsText = (travelled: { readonly outbound: boolean; readonly inbound: boolean } | undefined): string =>
  [...(travelled?.outbound ? ['ida'] : []), ...(travelled?.inbound ? ['volta'] : [])].join(' e ') || 'nenhum';

interface Authorized {
  readonly tripId: string;
  readonly authorizationId: string;
  readonly number?: { readonly year: number; readonly sequence: number };
  readonly role: string;
  readonly legs: string;
  readonly appointmentId?: string;
  readonly withAuthorization?: string;
}
const AIDS: Readonly<Record<string, string>> = {
  meal: 'alimentação',
  overnight: 'alimentação e pernoite',
  'cnrac-overnight': 'alimentação e pernoite (CNRAC)',
};
const MODES: Readonly<Record<string, string>> = {
  ...{ river: 'deslocamento fluvial', air: 'deslocamento aéreo', ...AIDS },
  ...{ radiotherapy: 'transporte para radioterapia', haemodialysis: 'transporte para hemodiálise' },
};

interface Switched {
  readonly mode: string;
  readonly from: Competence;
  readonly legalBasis: string;
  readonly on: boolean;
}
const authorizationFacts = ({ number, role, legs }: Authorized): Facts => [
  ...(number ? [['Número', `${number.sequence}/${number.year}`] as const] : []),
  ['Viaja como', ROLES[role] ?? role],
  ['Trechos autorizados', LEGS[legs] ?? legs],
];

interface Distance {
  readonly routeId: string;
  readonly from: string;
  readonly metres: number;
  readonly source: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}
interface Adopted {
  readonly policyId: string;
  readonly version: number;
  readonly from: Competence;
  readonly destination?: string;
}
interface Overridden extends Pick<Distance, 'metres'> {
  readonly destination: string;
  readonly from: Competence;
  readonly reason: string;
}
interface Presented {
  readonly presenter: Post;
}
const postFacts = ({ establishment, occupation }: Omit<Post, 'professional'>): Facts => [
  ['Onde e como', `CNES ${establishment}, CBO ${occupation}`],
];
const adoptionFacts = ({ policyId, version, from, destination }: Adopted): Facts => [
  ['Regra', `${policyId}, versão ${version}`],
  ['A partir da competência', from],
  ...(destination ? [['Só para o destino', destination] as const] : []),
];
interface Month {
  readonly competence: Competence;
}
interface Checked extends Month {
  readonly found: { readonly lines: number; readonly units: number };
}
interface Closed extends Month {
  readonly presenter: { readonly establishment: string; readonly occupation: string };
}
interface File {
  readonly name: string;
  readonly sha256: string;
  readonly lines: number;
  readonly sheets: number;
  readonly control: number;
}
interface Exported extends Month {
  /** With those that it goes on in. */
  readonly file: File & { readonly further?: readonly File[] };
}
const fileFacts = ({ name, sha256, lines, sheets, control }: File): Facts => [
  ['Arquivo', name],
  ['SHA-256', sha256],
  ['Conteúdo', `${lines} linhas, ${sheets} folhas, campo de controle ${control}`],
];

/** What of each event stands in a proof: nothing that was typed about a person. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  QuantityPolicyAdopted: tells<Adopted>('policy', NEEDED.policy, adoptionFacts),
  StateQuantityPolicyAdopted: tells<Adopted>('policy', 'Regra de quantidade adotada pelo estado', adoptionFacts),
  ProcedureSwitched: tells<Switched>('switch', NEEDED.switch, ({ mode, from, legalBasis }) => [
    ['Procedimento', MODES[mode] ?? mode],
    ['A partir da competência', from],
    ['Fundamento', legalBasis],
  ]),
  AidGranted: tells<{ kind: string; date: LocalDate }>('aid', NEEDED.aid, ({ kind, date }) => [
    ['Para', AIDS[kind] ?? kind],
    ['Dia', dateText(date)],
  ]),
  AidCancelled: tells('correction', 'Ajuda de custo cancelada'),
  SigningPolicyAdopted: tells<Adopted>('signing', 'Regra de assinatura adotada', adoptionFacts),
  ProfessionalLinked: tells<ProfessionalLink>('signer', NEEDED.signer, (link) => [
    ...postFacts(link),
    ['A partir de', dateText(link.validFrom)],
  ]),
  ProfessionalLinkEnded: tells<ProfessionalLink & { validTo: LocalDate }>(
    'signer',
    'Fim do vínculo de quem assina',
    ({ validTo }) => [['Último dia', dateText(validTo)]],
  ),
  PresenterSet: tells<Presented>('signer', 'Quem assina em nome do estabelecimento', ({ presenter }) =>
    postFacts(presenter),
  ),
  DistanceOverridden: tells<Overridden>(
    'distance',
    'Distância fixada pelo gestor para o destino',
    ({ metres, from, reason }) => [
      ['Ida', kmText(metres)],
      ['A partir da competência', from],
      ['Motivo', reason],
    ],
  ),
  DistanceSet: tells<Distance>('distance', 'Distância na tabela da rota', ({ metres, source, validFrom, validTo }) => [
    ['Ida', kmText(metres)],
    ['Fonte', source],
    ['Vigência', `de ${dateText(validFrom)}${validTo ? ` a ${dateText(validTo)}` : ' em diante'}`],
  ]),
  AppointmentBooked: tells<{ establishment: string; date: LocalDate; time: string }>(
    'appointment',
    NEEDED.appointment,
    ({ establishment, date, time }) => [
      ['Estabelecimento', `CNES ${establishment}`],
      ['Dia e hora', `${dateText(date)}, ${time}`],
    ],
  ),
  AppointmentCancelled: tells('appointment', 'Atendimento cancelado'),
  TripScheduled: tells<{ date: LocalDate; vehicle: { plate: string } }>('trip', NEEDED.trip, ({ date, vehicle }) => [
    ['Dia da viagem', dateText(date)],
    ['Placa', vehicle.plate],
  ]),
  PassengerAuthorized: tells<Authorized>('authorization', NEEDED.authorization, authorizationFacts),
  AuthorizationReissued: tells<{ issue: number; plate: string }>(
    'reissue',
    'Autorização reemitida por troca do veículo',
    ({ issue, plate }) => [
      ['Via', String(issue)],
      ['Placa', plate],
    ],
  ),
  AuthorizationRevoked: tells('revocation', 'Autorização revogada'),
  TripDeparted: tells<{ odometerKm: number }>('departure', 'Saída do veículo', ({ odometerKm }) => [
    ['Hodômetro', kmText(odometerKm * 1000)],
  ]),
  PassengerBoarded: tells('boarding', NEEDED.boarding),
  StandByBoarded: tells('boarding', 'Embarque de quem esperava lugar'),
  PassengerBoardedByException: tells<Authorized>(
    'boarding',
    'Embarque por exceção, sem autorização',
    authorizationFacts,
  ),
  NoShowRecorded: tells('absence', 'Ausência no embarque'),
  ReturnRecorded: tells<{ outcome: string }>('return', 'Volta', ({ outcome }) => [
    ['O que houve', OUTCOMES[outcome] ?? outcome],
  ]),
  TripCompleted: tells<{ odometerKm: number; departureKm?: number }>(
    'completion',
    NEEDED.completion,
    ({ odometerKm, departureKm }) => [
      ...(departureKm === undefined ? [] : [['Hodômetro na saída', kmText(departureKm * 1000)] as const]),
      ['Hodômetro na chegada', kmText(odometerKm * 1000)],
    ],
  ),
  TransportCorrected: tells<Record<'before' | 'after', Travelled>>(
    'correction',
    'Transporte corrigido depois da conclusão',
    ({ before, after }) => [
      ['Trechos antes', legsText(before)],
      ['Trechos depois', legsText(after)],
    ],
  ),
  PassengerRecordCorrected: tells(
    'correction',
    'Registro da pessoa corrigido pelo que os aparelhos da equipe relataram',
  ),
  ExceptionalBoardingWithdrawn: tells('correction', 'Embarque por exceção retirado'),
  DepartureCorrected: tells('correction', 'Saída corrigida pelo que os aparelhos da equipe relataram'),
  TripReadingsCorrected: tells('correction', 'Horários e hodômetro corrigidos depois da conclusão'),
  LinePresentedAgain: tells('correction', 'Apresentada de novo, depois de recusada pelo SIA'),
  CompetenceChecked: tells<Checked>('check', 'Competência conferida', ({ competence, found }) => [
    ['Competência', competence],
    ['Achado', `${found.lines} linhas, ${found.units} un.`],
  ]),
  CompetenceClosed: tells<Closed>('closing', NEEDED.closing, ({ competence, presenter }) => [
    ['Competência', competence],
    ['Em nome de', `CNES ${presenter.establishment}, CBO ${presenter.occupation}`],
  ]),
  BpaFileExported: tells<Exported>('export', NEEDED.export, ({ file }) =>
    [file, ...(file.further ?? [])].flatMap(fileFacts),
  ),
};
type Travelled = Parameters<typeof legsText>[0];

/**
 * From the events of the streams that a line rests on (its trip's, its route's, its manager's production, the appointment's),
 * those that make it what it is, in the order of the log, and of what a line needs, what there is not. Events of other lines
 * are passed over; which streams were read is for the caller.
 */
export function proofOf(events: readonly Recorded[], entry: ProvenEntry): Proof {
  const log = events.toSorted((a, b) => (a.position < b.position ? -1 : 1));
  const { cited, patient } = chosen(log, entry);
  const links = log.flatMap((event): ProofLink[] => {
    const telling = cited.has(event) ? TELLINGS[event.type] : undefined;
    if (!telling) return [];
    const ofPatient = event === patient;
    return [
      {
        kind: ofPatient ? 'patient' : telling.kind,
        title: ofPatient ? 'Autorização do paciente acompanhado' : telling.title,
        facts: telling.facts(event.data),
        event: citedFrom(event),
      },
    ];
  });
  const kinds = new Set(links.map(({ kind }) => kind));
  // Half of what the odometer says of the trip needs no row of a table.
  if (entry.distanceSource === 'odometer' && kinds.has('completion')) kinds.add('distance');
  const missing = (Object.keys(NEEDED) as Needed[])
    .filter((kind) => needs(entry, kind) && !kinds.has(kind))
    .map((kind) => ({ kind, title: NEEDED[kind], reason: whyMissing(kind, entry, kinds) }));
  return { links, missing };
}

/** Whether a link of this kind concerns the entry at all. */
function needs({ aid, procedure }: ProvenEntry, kind: Needed): boolean {
  switch (kind) {
    case 'switch':
      return choiceOfProcedure(procedure)?.on === false;
    case 'aid':
      return aid !== null;
    case 'policy':
      return aid === null && !isByOccurrence(procedure);
    case 'distance':
      return aid === null;
    default:
      return true;
  }
}

function chosen(log: readonly Recorded[], entry: ProvenEntry) {
  const { tripId, managerId, aid } = entry;
  const authorizationId = entry.passenger ?? entry.authorizationId;
  const ofType = <D>(type: string, concerns: (data: D, event: Recorded) => boolean): Recorded[] =>
    log.filter((event) => event.type === type && concerns(event.data as D, event));

  const ofTrip = log.filter(({ data }) => {
    const about = data as Partial<Authorized> & { readonly aidId?: string };
    const ofAnother = about.aidId !== undefined && (aid === null || about.aidId !== entry.authorizationId);
    return about.tripId === tripId && (about.authorizationId ?? authorizationId) === authorizationId && !ofAnother;
  });
  const authorized = ofTrip.find(({ type }) => type === 'PassengerAuthorized')?.data as Authorized | undefined;
  const withAuthorization = (authorized ?? exceptional(ofTrip))?.withAuthorization;
  const [patient] = ofType<Authorized>(
    'PassengerAuthorized',
    (data) => data.tripId === tripId && data.authorizationId === withAuthorization,
  );
  const appointmentId = authorized?.appointmentId ?? (patient?.data as Authorized | undefined)?.appointmentId;
  const ofAppointment = log.filter(
    ({ type, data }) =>
      type.startsWith('Appointment') &&
      appointmentId !== undefined &&
      (data as { appointmentId: string }).appointmentId === appointmentId,
  );
  const ofMonth = (type: string) =>
    ofType<Month & { managerId: string }>(
      type,
      (data) => data.managerId === managerId && data.competence === entry.presentation,
    );
  // What was recorded since has not made the entry what it is.
  const known = ({ recordedAt }: Recorded) => recordedAt <= entry.knownFrom;
  const month = competenceOf(entry.date);
  const destination = ofType<{ routeId: string; destination: string }>(
    'RouteRegistered',
    ({ routeId }) => routeId === entry.routeId,
  ).map(({ data }) => (data as { destination: string }).destination)[0];
  const policies = (type: string, there: string | undefined) =>
    ofType<Adopted & { managerId?: string }>(
      type,
      (data, event) =>
        (data.managerId ?? managerId) === managerId &&
        data.destination === there &&
        data.from <= month &&
        data.policyId === entry.policyId &&
        data.version === entry.policyVersion &&
        known(event),
    ).slice(-1);
  // For the destination, before everywhere, before the state's.
  const [policy] = [
    ...(destination ? policies('QuantityPolicyAdopted', destination) : []),
    ...policies('QuantityPolicyAdopted', undefined),
    ...policies('StateQuantityPolicyAdopted', undefined),
  ];
  const mode = choiceOfProcedure(entry.procedure)?.mode;
  const switches = ofType<Switched & { managerId: string }>(
    'ProcedureSwitched',
    (data, event) => data.managerId === managerId && data.mode === mode && data.from <= month && known(event),
  );
  const { signer } = entry;
  const signing = ofType<Adopted & { managerId: string }>(
    'SigningPolicyAdopted',
    (data, event) => data.managerId === managerId && data.from <= month && known(event),
  );
  const links = ofType<ProfessionalLink>(
    'ProfessionalLinked',
    (link, event) => !!signer && samePost(link, signer) && linkedOn(link, entry.date) && known(event),
  ).slice(-1);
  const endings = ofType<ProfessionalLink>(
    'ProfessionalLinkEnded',
    (link, event) =>
      !!signer &&
      samePost(link, signer) &&
      links.some(({ data }) => (data as ProfessionalLink).validFrom === link.validFrom) &&
      known(event),
  );
  const presenters = ofType<Presented>(
    'PresenterSet',
    ({ presenter }, event) => !!signer && samePost(presenter, signer) && known(event),
  );
  const overrides = ofType<Overridden & { managerId: string }>(
    'DistanceOverridden',
    (data, event) =>
      entry.distanceSource === 'override' &&
      data.managerId === managerId &&
      data.destination === destination &&
      data.from <= month &&
      data.metres === entry.metres &&
      known(event),
  );
  const distance = ofType<Distance>(
    'DistanceSet',
    (data, event) =>
      entry.distanceSource === 'table' &&
      data.routeId === entry.routeId &&
      data.from === entry.from &&
      data.validFrom <= entry.date &&
      (!data.validTo || entry.date <= data.validTo) &&
      data.metres === entry.metres &&
      known(event),
  );
  const cited = new Set([
    ...ofTrip,
    ...(patient ? [patient] : []),
    ...ofAppointment,
    ...(policy ? [policy] : []),
    ...switches.slice(-1),
    ...distance.slice(-1),
    ...overrides.slice(-1),
    ...signing.slice(-1),
    ...(links.length ? [...links, ...endings] : presenters.slice(-1)),
    ...ofMonth('CompetenceChecked').slice(-1),
    ...ofMonth('CompetenceClosed'),
    ...(entry.causes.length ? [] : ofMonth('BpaFileExported')),
  ]);
  return { cited, patient };
}

const exceptional = (ofTrip: readonly Recorded[]): Authorized | undefined =>
  ofTrip.find(({ type }) => type === 'PassengerBoardedByException')?.data as Authorized | undefined;

function citedFrom({ id, type, stream, revision, position, recordedAt, data, metadata }: Recorded): CitedEvent {
  const text = (name: string) => (typeof metadata[name] === 'string' ? metadata[name] : '');
  const { at } = data as { at?: unknown };
  return {
    ...{ id, type, stream, revision, position: String(position), recordedAt },
    happenedAt: typeof at === 'string' ? at : text('at') || recordedAt,
    ...{ actor: text('actor'), role: text('role'), hash: text('hash') },
  };
}

function whyMissing(kind: Needed, entry: ProvenEntry, kinds: ReadonlySet<LinkKind>): string {
  const unauthorized = !kinds.has('authorization');
  const byCorrection = kinds.has('correction') ? ' O que o livro diz vem das correções.' : '';
  switch (kind) {
    case 'switch':
      return 'Nenhum registro diz que o gestor ligou o procedimento da linha.';
    case 'aid':
      return 'O registro não tem a ajuda de custo com este identificador.';
    case 'policy':
      return entry.policyId
        ? `Nenhuma adoção registrada explica a regra ${entry.policyId} da linha.`
        : 'O gestor não tinha regra de quantidade para a competência do atendimento.';
    case 'distance':
      return entry.metres === null
        ? 'Não havia distância em vigor no dia para o município de embarque.'
        : `Nenhuma distância registrada explica os ${kmText(entry.metres)} da linha.`;
    case 'signer':
      return entry.signer
        ? 'Nenhum vínculo registrado explica quem assina a linha.'
        : 'Ninguém pode assinar a linha, ou ela não é de procedimento que se assine.';
    case 'appointment':
      return unauthorized
        ? 'Sem autorização não há atendimento ligado à viagem.'
        : 'A autorização não diz atendimento, ou o atendimento que diz não está no registro.';
    case 'trip':
      return 'O registro não tem a programação desta viagem.';
    case 'authorization':
      return kinds.has('boarding')
        ? 'A pessoa embarcou por exceção, sem autorização.'
        : 'O registro não tem autorização com este identificador.';
    case 'boarding':
      return entry.outbound ? `Não há registro do embarque.${byCorrection}` : 'A pessoa não fez a ida nesta viagem.';
    case 'return':
      return entry.inbound ? `Não há registro da volta.${byCorrection}` : 'A pessoa não fez a volta nesta viagem.';
    case 'completion':
      return 'O registro não tem a conclusão desta viagem.';
    case 'closing':
      return entry.presentation
        ? `A competência ${entry.presentation} ainda não foi fechada.`
        : 'Não há competência de apresentação para este transporte.';
    case 'export':
      if (entry.causes.length) return 'O transporte não está em arquivo nenhum: não pode ser apresentado.';
      return kinds.has('closing')
        ? `O arquivo da competência ${entry.presentation} ainda não foi gerado.`
        : 'Não há arquivo de competência que não foi fechada.';
  }
}
