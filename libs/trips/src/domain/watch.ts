import {
  addMinutes,
  dateText,
  momentText,
  numbered,
  policyOn,
  type Alert,
  type Instant,
  type LocalDate,
} from '#embarque/kernel';
import { WATCH_POLICIES, type WatchPolicy } from './policies.js';
import { isPlanned, lacksOutcome, type TripTimes } from './trip.js';

/** A trip that is not over, as its office watches it. */
export interface WatchedTrip extends TripTimes {
  readonly tripId: string;
  readonly managerId: string;
  readonly date: LocalDate;
  readonly plate: string;
  readonly status: string;
  /** The last published list, and in what the planned one differs from it. */
  readonly manifest: {
    readonly version: number;
    readonly at: string;
    readonly changes: {
      readonly added: readonly unknown[];
      readonly removed: readonly unknown[];
      readonly reseated: readonly unknown[];
      readonly vehicle: object | null;
    };
  } | null;
}

/** Somebody with an authorisation for it, whom the asker may see. */
export interface WatchedPassenger {
  readonly authorizationId: string;
  readonly personId: string;
  readonly role: string;
  readonly legs: string;
  readonly from: string;
  /** Where their appointment is. */
  readonly establishment: string | null;
  readonly whereabouts: string;
  readonly boardedAt: Instant | null;
  readonly exceptional: boolean;
}

/** Somebody of whom nobody knows whether they are on their way home; named by id only. */
export interface WithoutOutcome extends Pick<
  WatchedPassenger,
  'authorizationId' | 'personId' | 'role' | 'legs' | 'from' | 'establishment'
> {
  /** In words (pt-BR). */
  readonly lastSeen: string;
}

export interface TripAlert extends Alert {
  readonly people?: readonly WithoutOutcome[];
}

type Finding = Omit<TripAlert, 'about' | 'policy'>;
type Rule = (trip: WatchedTrip, people: readonly WatchedPassenger[], policy: WatchPolicy, now: Instant) => Finding[];

const isLate = (planned: Instant, graceMinutes: number, now: Instant): boolean =>
  addMinutes(planned, graceMinutes) <= now;

const notDeparted: Rule = ({ status, departsAt }, _, { departureGraceMinutes }, now) =>
  status === 'scheduled' && isLate(departsAt, departureGraceMinutes, now)
    ? [
        {
          ...{ code: 'departure-overdue', severity: 'critical', since: departsAt },
          text: `a saída estava prevista para ${momentText(departsAt)} e não foi registrada.`,
          remedy: 'Fale com o motorista e com quem espera. Registre a saída, ou cancele a viagem.',
        },
      ]
    : [];

/** Nobody is left behind: whoever has no outcome when the way back begins has to be found. */
const withoutOutcome: Rule = ({ returnsAt }, passengers, { returnGraceMinutes }, now) => {
  const people = isLate(returnsAt, returnGraceMinutes, now) ? passengers.filter(lacksOutcome) : [];
  if (!people.length) return [];
  const who = `${numbered(people.length, 'pessoa está', 'pessoas estão')} sem desfecho registrado`;
  return [
    {
      ...{ code: 'outcome-missing', severity: 'critical', since: returnsAt },
      text: `a volta estava prevista para ${momentText(returnsAt)} e ${who}.`,
      remedy:
        'Ligue para cada pessoa e para a equipe: ninguém fica para trás. Registre a volta, a falta, ou com quem a pessoa ficou.',
      people: people.map(({ authorizationId, personId, role, legs, from, establishment, boardedAt }) => ({
        ...{ authorizationId, personId, role, legs, from, establishment },
        lastSeen: boardedAt
          ? `Embarcou em ${momentText(boardedAt)}; não há registro de volta.`
          : 'Não há registro de embarque nem de falta.',
      })),
    },
  ];
};

const notCompleted: Rule = ({ status, endsAt }, _, { endGraceMinutes }, now) =>
  status === 'underway' && isLate(endsAt, endGraceMinutes, now)
    ? [
        {
          ...{ code: 'completion-overdue', severity: 'warning', since: endsAt },
          text: `o fim estava previsto para ${momentText(endsAt)} e ela não foi concluída.`,
          remedy: 'Registre o que falta de cada passageiro e conclua a viagem: sem isso ela não entra na produção.',
        },
      ]
    : [];

/** Art. 3 II: who travels is on the list that the crew has; so the list is out before the trip is. */
const listNotOut: Rule = ({ status, departsAt, manifest }, people, { listHoursBefore }, now) => {
  const near = addMinutes(departsAt, -60 * listHoursBefore);
  if (status !== 'scheduled' || now < near) return [];
  const leaves = `a saída é em ${momentText(departsAt)}`;
  if (!manifest) {
    return people.some(isPlanned)
      ? [
          {
            ...{ code: 'list-unpublished', severity: 'warning', since: near },
            text: `${leaves} e a lista de passageiros não foi publicada.`,
            remedy: 'Confira a lista e publique-a.',
          },
        ]
      : [];
  }
  const { added, removed, reseated, vehicle } = manifest.changes;
  const changes = [
    ...(added.length ? [numbered(added.length, 'pessoa entrou', 'pessoas entraram')] : []),
    ...(removed.length ? [numbered(removed.length, 'saiu', 'saíram')] : []),
    ...(reseated.length ? [numbered(reseated.length, 'mudou de lugar', 'mudaram de lugar')] : []),
    ...(vehicle ? ['o veículo é outro'] : []),
  ];
  return changes.length
    ? [
        {
          ...{ code: 'list-changed', severity: 'warning' },
          since: near > manifest.at ? near : (manifest.at as Instant),
          text: `${leaves} e a lista mudou depois da versão ${manifest.version} publicada: ${changes.join(', ')}.`,
          remedy: 'Publique a lista outra vez, para que a equipe viaje com a certa.',
        },
      ]
    : [];
};

const exceptions: Rule = ({ departsAt }, passengers) => {
  const boarded = passengers.filter(({ exceptional }) => exceptional);
  const first = boarded.flatMap(({ boardedAt }) => boardedAt ?? []).sort()[0] ?? departsAt;
  return boarded.length
    ? [
        {
          ...{ code: 'exception-boardings', severity: 'info', since: first },
          text: `${numbered(boarded.length, 'pessoa embarcou', 'pessoas embarcaram')} sem estar na lista.`,
          remedy: 'Leia a justificativa na viagem. O embarque por exceção não é apresentado por si só.',
        },
      ]
    : [];
};

const RULES = [notDeparted, withoutOutcome, notCompleted, listNotOut, exceptions];

/** What of a trip needs somebody's attention now. `people` are those whom the asker may see. */
export function watch(trip: WatchedTrip, people: readonly WatchedPassenger[], now: Instant): TripAlert[] {
  const policy = policyOn(WATCH_POLICIES, trip.date);
  const { id, version } = policy;
  const { tripId, managerId, date, plate } = trip;
  return RULES.flatMap((rule) => rule(trip, people, policy, now)).map((finding) => ({
    ...finding,
    text: `Viagem de ${dateText(date)}, placa ${plate}: ${finding.text}`,
    ...{ about: { tripId, managerId, date }, policy: { id, version } },
  }));
}
