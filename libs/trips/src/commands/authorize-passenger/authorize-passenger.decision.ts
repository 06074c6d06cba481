import {
  accept,
  instantOf,
  localDateOf,
  reasonsOf,
  refuse,
  type Decision,
  type IbgeCode,
  type Uuid,
} from '#embarque/kernel';
import { type AppointmentFacts, type PersonFacts, type RequestFacts, type RouteFacts } from '../../domain/facts.js';
import { COMPANION_POLICY, LAP_CHILD_POLICY, MINOR_POLICY } from '../../domain/policies.js';
import { placeFor, placeReasons, wishReasons } from '../../domain/seats.js';
import {
  type Accommodation,
  type Authorization,
  type KnownTrip,
  type Legs,
  type Place,
  type Role,
  type Trip,
  type TripEvent,
} from '../../domain/trip.js';

export interface AuthorizationRequest {
  readonly authorizationId: Uuid;
  readonly person: PersonFacts;
  /** The trip's main route, and the others that it serves. */
  readonly route: RouteFacts;
  readonly furtherRoutes?: readonly RouteFacts[] | undefined;
  readonly appointment?: AppointmentFacts | undefined;
  /** The transport request that this answers. */
  readonly asked?: RequestFacts | undefined;
  readonly role: Role;
  readonly accommodation: Accommodation;
  readonly legs: Legs;
  readonly from: IbgeCode;
  readonly boardingPlace: string;
  /** Label of the seat that was asked for. */
  readonly seat?: string | undefined;
  readonly withAuthorization?: Uuid | undefined;
  readonly ground?: string | undefined;
  readonly exception?: string | undefined;
  /** Waits for a place at departure, instead of taking one. */
  readonly standBy?: boolean | undefined;
}

/** Res. SES/MG 6.254/2018, art. 3: a patient with a regulated appointment, and whoever the law grants for company. */
export function authorizePassenger(request: AuthorizationRequest, state: Trip): Decision<TripEvent> {
  if (state.status !== 'scheduled')
    return refuse('trip-not-open', 'Só uma viagem programada, que ainda não saiu, recebe autorizações.');
  const route = routeFor(request, state);
  const reasons = [
    ...reasonsOf(
      [
        [...state.passengers.values()].some(({ personId }) => personId === request.person.personId),
        'Esta pessoa já tem autorização nesta viagem.',
      ],
      [!route.towns.includes(request.from), 'O município de embarque não faz parte da rota desta viagem.'],
    ),
    ...(request.role === 'patient' ? patientReasons(request, route, state) : accompanyingReasons(request, state)),
    ...(request.accommodation === 'lap' ? lapReasons(request, state) : []),
    ...(request.standBy ? standByReasons(request) : seatReasons(request, state)),
  ];
  return reasons.length
    ? refuse('passenger-not-authorizable', ...reasons)
    : accept({
        type: 'PassengerAuthorized',
        data: {
          tripId: state.tripId,
          ...authorizationOf(request, route, request.standBy ? {} : placeFor(request, state, request.seat)),
        },
      });
}

/** Where the appointment is decides, and for whoever goes along, where the one goes whom they are with. */
function routeFor(
  { route, furtherRoutes = [], from, appointment, withAuthorization }: AuthorizationRequest,
  trip: KnownTrip,
) {
  const routes = [route, ...furtherRoutes];
  const taken = withAuthorization && trip.passengers.get(withAuthorization)?.routeId;
  if (taken) return routes.find(({ routeId }) => routeId === taken) ?? route;
  const there = routes.filter(({ destination }) => destination === appointment?.establishmentMunicipality);
  return there.find(({ towns }) => towns.includes(from)) ?? there[0] ?? route;
}

function patientReasons(request: AuthorizationRequest, route: RouteFacts, trip: KnownTrip): string[] {
  const { appointment, person, legs, withAuthorization, ground, exception, asked } = request;
  if (!appointment)
    return ['Paciente precisa de atendimento marcado por regulação (Resolução SES/MG 6.254/2018, art. 3º, I).'];
  const hour = instantOf(appointment.date, appointment.time);
  const outside = legs !== 'return' && (hour < trip.departsAt || appointment.date > localDateOf(trip.endsAt));
  return reasonsOf(
    [!!ground || !!exception, 'Fundamento e justificativa de acompanhante não se aplicam a paciente.'],
    [!!withAuthorization, 'Paciente não acompanha outro passageiro.'],
    [!appointment.booked, 'O atendimento marcado foi cancelado.'],
    [appointment.personId !== person.personId, 'O atendimento marcado é de outra pessoa.'],
    [!!asked && asked.personId !== person.personId, 'O pedido de transporte é de outra pessoa.'],
    [!!asked && asked.appointmentId !== appointment.appointmentId, 'O pedido de transporte é para outro atendimento.'],
    [!!asked && !asked.waiting, 'O pedido de transporte não está na lista de espera.'],
    [
      appointment.establishmentMunicipality !== route.destination,
      'O atendimento marcado não é no município de destino da rota.',
    ],
    [
      outside,
      `O atendimento marcado (${appointment.date}, ${appointment.time}) não é nos dias da viagem, depois da saída.`,
    ],
    [!outside && legs !== 'outbound' && hour > trip.returnsAt, 'A volta é antes do atendimento marcado.'],
  );
}

function accompanyingReasons(
  { role, appointment, asked, ground, exception, withAuthorization, accommodation, person, legs }: AuthorizationRequest,
  trip: KnownTrip,
): string[] {
  const companion = role === 'companion';
  const who = withAuthorization && trip.passengers.get(withAuthorization);
  const others = [...trip.passengers.values()].filter(
    (passenger) => passenger.role === 'companion' && passenger.withAuthorization === withAuthorization,
  );
  return reasonsOf(
    [!!appointment, 'Só o paciente tem atendimento marcado.'],
    [!!asked, 'Só o paciente tem pedido de transporte.'],
    [!who, 'Indique a autorização em vigor, nesta viagem, de quem é acompanhado.'],
    [companion && !!who && who.role !== 'patient', 'Acompanhante acompanha um paciente.'],
    [!!who?.standBy, 'Quem espera lugar na saída viaja só: não leva acompanhante nem criança.'],
    [
      !!who && legs !== who.legs && who.legs !== 'round-trip',
      'Quem acompanha não viaja em trecho em que o acompanhado não viaja.',
    ],
    [
      companion && !ground,
      'Acompanhante precisa de um fundamento da tabela (Resolução SES/MG 6.254/2018, art. 3º, § 1º).',
    ],
    [
      companion && others.length >= COMPANION_POLICY.companionsPerPatient && !exception,
      'O paciente já tem acompanhante: o segundo precisa de justificativa, com quem liberou.',
    ],
    [companion && accommodation === 'lap', 'Acompanhante não viaja no colo.'],
    [
      companion && person.age < MINOR_POLICY.accompaniedUnderYears,
      `Menor de ${MINOR_POLICY.accompaniedUnderYears} anos não acompanha paciente.`,
    ],
    [!companion && (!!ground || !!exception), 'Fundamento e justificativa são só de acompanhante.'],
    [
      !companion && accommodation !== 'lap',
      'Criança de colo viaja no colo; para lugar próprio, autorize como paciente ou acompanhante.',
    ],
  );
}

/** A lap child goes with an adult of its own; a patient on a lap goes with their companion, which the departure checks. */
function lapReasons({ person, role, withAuthorization }: AuthorizationRequest, trip: KnownTrip): string[] {
  const adult = withAuthorization && trip.passengers.get(withAuthorization);
  const carried = [...trip.passengers.values()].some(
    (passenger) => passenger.role === 'lap-child' && passenger.withAuthorization === withAuthorization,
  );
  return reasonsOf(
    [person.age > LAP_CHILD_POLICY.maxAgeYears, `No colo viajam crianças de até ${LAP_CHILD_POLICY.maxAgeYears} anos.`],
    [role === 'lap-child' && !!adult && adult.accommodation === 'lap', 'Quem viaja no colo não leva outra criança.'],
    [role === 'lap-child' && carried, 'Este passageiro já leva uma criança no colo.'],
  );
}

function seatReasons(request: AuthorizationRequest, trip: KnownTrip): string[] {
  const full = placeReasons(request, trip);
  return !full.length && request.seat ? wishReasons(request.seat, request, trip) : full;
}

/** Whoever may only travel with somebody else would need two places to come free at once. */
const standByReasons = ({ role, person, seat }: AuthorizationRequest): string[] =>
  reasonsOf(
    [role !== 'patient', 'Só paciente com atendimento marcado espera lugar na saída.'],
    [
      role === 'patient' && person.age < MINOR_POLICY.accompaniedUnderYears,
      `Menor de ${MINOR_POLICY.accompaniedUnderYears} anos não espera lugar na saída: precisa de lugar com acompanhante.`,
    ],
    [!!seat, 'Quem espera lugar na saída ainda não tem lugar: não o indique.'],
  );

function authorizationOf(request: AuthorizationRequest, { routeId }: RouteFacts, place: Place): Authorization {
  const { authorizationId, person, role, accommodation, legs, from, boardingPlace } = request;
  const { appointment, withAuthorization, ground, exception } = request;
  const { requestedBy, regulatedBy } = appointment ?? {};
  return {
    ...{ authorizationId, personId: person.personId, residence: person.residence },
    ...{ role, accommodation, legs, routeId, from, boardingPlace },
    ...place,
    ...(appointment ? { appointmentId: appointment.appointmentId, establishment: appointment.establishment } : {}),
    ...(appointment?.kind === 'treatment' ? { treatment: true as const } : {}),
    ...(requestedBy || regulatedBy
      ? { doctors: { ...(requestedBy ? { requestedBy } : {}), ...(regulatedBy ? { regulatedBy } : {}) } }
      : {}),
    ...(request.asked ? { requestId: request.asked.requestId } : {}),
    ...(withAuthorization ? { withAuthorization } : {}),
    ...(ground ? { ground } : {}),
    ...(exception ? { exception } : {}),
    ...(request.standBy ? { standBy: true as const } : {}),
    ...(role === 'patient' && person.age < MINOR_POLICY.accompaniedUnderYears
      ? { mustBeAccompanied: true as const }
      : {}),
  };
}
