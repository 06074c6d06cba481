import {
  accept,
  addMinutes,
  dateText,
  instantOf,
  localDateOf,
  reasonsOf,
  refuse,
  type Cnes,
  type Decision,
  type IbgeCode,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';
import { COMPANION_POLICY, ELIGIBILITY_POLICY } from '../../domain/policies.js';
import {
  type Companion,
  type Legs,
  type Need,
  type Occurrence,
  type Request,
  type RequestEvent,
} from '../../domain/request.js';
import { type TownPolicy } from '../../domain/town-policy.js';

export interface AppointmentFacts {
  readonly appointmentId: Uuid;
  readonly personId: Uuid;
  readonly booked: boolean;
  readonly establishment: Cnes;
  readonly establishmentMunicipality: IbgeCode;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly kind: string;
}

export interface CompanionInput extends Companion {
  /** The act that grants one, as printed. */
  readonly act: string;
  /** Of the person, when one is named: completed years on the day. Undefined: there is no such person. */
  readonly age?: number | undefined;
}

/** Texts are sealed. */
export interface RequestInput {
  readonly requestId: Uuid;
  readonly person: {
    readonly personId: Uuid;
    readonly residence: IbgeCode;
    /** Completed years on the day of the appointment. */
    readonly age: number;
    readonly female: boolean;
  };
  readonly appointment: AppointmentFacts;
  readonly from: IbgeCode;
  readonly fromExists: boolean;
  readonly legs: Legs;
  readonly needs: readonly Need[];
  readonly elective: boolean;
  readonly seated: boolean;
  readonly careOnTheWay: boolean;
  readonly assessedOn: LocalDate;
  readonly companions: readonly CompanionInput[];
  readonly sealed: {
    readonly needs: string;
    readonly birthDate: string;
    readonly assessedBy: string;
    readonly exception?: string | undefined;
    readonly notes?: string | undefined;
    readonly lateReason?: string | undefined;
  };
  readonly policy: TownPolicy;
  readonly occurrence?: Occurrence | undefined;
  /** Of the request that it replaces, whose place in the queue it keeps. */
  readonly requestedAt?: Instant | undefined;
  readonly now: Instant;
}

/** Res. SES/MG 6.254/2018, arts. 1 and 3: whom SETS may carry, to what, and with whom. */
export function requestTransport(input: RequestInput, state: Request): Decision<RequestEvent> {
  if (state.status !== 'unrequested') return refuse('request-already-made', 'Este pedido já está registrado.');
  const { appointment, sealed, now, policy } = input;
  const hour = instantOf(appointment.date, appointment.time);
  const late = addMinutes(now, policy.minimumNoticeHours * 60) > hour;
  const reasons = [
    ...eligibilityReasons(input),
    ...reasonsOf(
      [!appointment.booked, 'O atendimento marcado foi cancelado.'],
      [appointment.personId !== input.person.personId, 'O atendimento marcado é de outra pessoa.'],
      [!input.fromExists, `Não há município com o código IBGE ${input.from}.`],
      [hour <= now, 'O atendimento marcado já passou.'],
      [
        late && hour > now && !sealed.lateReason,
        `O pedido chega a menos de ${policy.minimumNoticeHours} horas do atendimento, prazo do município (${policy.legalBasis}): informe o motivo do atraso.`,
      ],
    ),
    ...companionReasons(input),
  ];
  return reasons.length
    ? refuse('transport-not-requestable', ...reasons)
    : accept({ type: 'TransportRequested', data: requestOf(input, late) });
}

function eligibilityReasons({ elective, seated, careOnTheWay, needs, assessedOn, now }: RequestInput): string[] {
  const { elsewhere } = ELIGIBILITY_POLICY;
  return reasonsOf(
    [!elective, elsewhere.urgency],
    [!seated || needs.includes('lying'), elsewhere.lying],
    [careOnTheWay, elsewhere.care],
    [needs.includes('oxygen'), elsewhere.oxygen],
    [assessedOn > localDateOf(now), 'O dia da avaliação está no futuro.'],
  );
}

function companionReasons(input: RequestInput): string[] {
  const { person, companions, sealed } = input;
  const { perPatient, atMost, compulsoryUnder, compulsoryGround } = COMPANION_POLICY;
  const named = companions.flatMap(({ personId }) => personId ?? []);
  return [
    ...reasonsOf(
      [
        person.age < compulsoryUnder && !companions.some(({ ground }) => ground === compulsoryGround),
        `Menor de ${compulsoryUnder} anos não viaja só: informe um acompanhante com o fundamento ${compulsoryGround} (Lei 8.069/1990, art. 83).`,
      ],
      [
        companions.length > perPatient && !sealed.exception,
        'O segundo acompanhante precisa de justificativa, com quem liberou.',
      ],
      [companions.length > atMost, `São no máximo ${atMost} acompanhantes.`],
      [named.includes(person.personId), 'O paciente não acompanha a si mesmo.'],
      [new Set(named).size < named.length, 'A mesma pessoa está duas vezes entre os acompanhantes.'],
    ),
    ...companions.flatMap((one) => groundReasons(one, input)),
  ];
}

/** Why a companion cannot be granted on this ground; names the act. */
function groundReasons({ ground, act, expiresOn, personId, age }: CompanionInput, input: RequestInput): string[] {
  const { person, appointment, now } = input;
  const rule = COMPANION_POLICY.grounds[ground] ?? {};
  const today = localDateOf(now);
  return reasonsOf(
    [
      rule.under !== undefined && person.age >= rule.under,
      `O fundamento ${ground} (${act}) vale para menores de ${rule.under} anos no dia do atendimento.`,
    ],
    [
      rule.from !== undefined && person.age < rule.from,
      `O fundamento ${ground} (${act}) vale a partir de ${rule.from} anos no dia do atendimento.`,
    ],
    [!!rule.women && !person.female, `O fundamento ${ground} (${act}) vale para mulheres.`],
    [!!rule.expires && !expiresOn, `O fundamento ${ground} (${act}) precisa da validade do documento.`],
    [
      !!expiresOn && expiresOn < today,
      `O fundamento ${ground} (${act}) venceu em ${expiresOn && dateText(expiresOn)}.`,
    ],
    [
      !!expiresOn && expiresOn >= today && expiresOn < appointment.date,
      `O fundamento ${ground} (${act}) vence em ${expiresOn && dateText(expiresOn)}, antes da viagem: renove o documento.`,
    ],
    [!!personId && age === undefined, 'Não há pessoa com o identificador de um dos acompanhantes.'],
    [
      age !== undefined && age < COMPANION_POLICY.youngest,
      `Menor de ${COMPANION_POLICY.youngest} anos não acompanha paciente.`,
    ],
  );
}

function requestOf(input: RequestInput, late: boolean): Extract<RequestEvent, { type: 'TransportRequested' }>['data'] {
  const {
    requestId,
    person,
    appointment,
    from,
    legs,
    assessedOn,
    policy,
    now,
    requestedAt = now,
    sealed,
    occurrence,
  } = input;
  const { appointmentId, establishment, establishmentMunicipality: destination, date, time, kind } = appointment;
  const { exception, notes, lateReason } = sealed;
  return {
    ...{ requestId, personId: person.personId, residence: person.residence },
    ...{ appointmentId, establishment, destination, date, time, kind, from, legs },
    accommodation: input.needs.includes('wheelchair') ? 'wheelchair' : 'seat',
    needs: sealed.needs,
    companions: input.companions.map(({ personId, ground, evidence, expiresOn }) => ({
      ...(personId ? { personId } : {}),
      ...{ ground, evidence },
      ...(expiresOn ? { expiresOn } : {}),
    })),
    ...(exception ? { exception } : {}),
    ...{ assessedBy: sealed.assessedBy, assessedOn, birthDate: sealed.birthDate },
    ...(notes ? { notes } : {}),
    ...(late && lateReason ? { lateReason } : {}),
    ...{ policyVersion: policy.version, requestedAt },
    ...(occurrence ? { occurrence } : {}),
  };
}
