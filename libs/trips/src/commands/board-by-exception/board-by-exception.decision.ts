import { accept, reasonsOf, refuse, type Decision, type IbgeCode, type Uuid } from '#embarque/kernel';
import { type At, type PersonFacts } from '../../domain/facts.js';
import { LAP_CHILD_POLICY, MINOR_POLICY } from '../../domain/policies.js';
import { placeFor, placeReasons } from '../../domain/seats.js';
import { future, notBeforeDeparture } from '../../domain/times.js';
import { type KnownTrip, type Legs, type Role, type TripEvent } from '../../domain/trip.js';

interface ExceptionalBoarding extends At {
  readonly authorizationId: Uuid;
  readonly person: PersonFacts;
  readonly role: Role;
  readonly legs: Legs;
  readonly withAuthorization?: Uuid | undefined;
  readonly from: IbgeCode;
  readonly boardingPlace: string;
  readonly justification: string;
}

/** Who is on no list is taken only where there is a place, and no child without somebody who is aboard with it. */
export function boardByException(request: ExceptionalBoarding, state: KnownTrip): Decision<TripEvent> {
  const { authorizationId, person, role, legs, withAuthorization, from, boardingPlace, justification, at, now } =
    request;
  if (state.status !== 'underway')
    return refuse('trip-not-underway', 'A viagem não está em andamento: antes da saída, autorize o passageiro.');
  const accommodation = role === 'lap-child' ? 'lap' : 'seat';
  const minor = person.age < MINOR_POLICY.accompaniedUnderYears;
  const adult = withAuthorization && state.passengers.get(withAuthorization);
  const reasons = [
    ...reasonsOf(
      [
        [...state.passengers.values()].some(({ personId }) => personId === person.personId),
        'Esta pessoa já está na lista desta viagem.',
      ],
      [!state.towns.includes(from), 'O município de embarque não faz parte da rota desta viagem.'],
      [
        role === 'lap-child' && person.age > LAP_CHILD_POLICY.maxAgeYears,
        `No colo viajam crianças de até ${LAP_CHILD_POLICY.maxAgeYears} anos.`,
      ],
      [minor && role === 'companion', `Menor de ${MINOR_POLICY.accompaniedUnderYears} anos não acompanha paciente.`],
      [
        (minor || !!withAuthorization) && adult?.whereabouts !== 'away',
        minor
          ? `Menor de ${MINOR_POLICY.accompaniedUnderYears} anos só embarca com quem já está a bordo: indique a autorização dessa pessoa (${MINOR_POLICY.legalBasis}).`
          : 'Quem acompanha ou é acompanhado já deve estar a bordo.',
      ],
      notBeforeDeparture('O embarque', at, state),
      [future(at, now), 'A hora do embarque está no futuro.'],
    ),
    ...placeReasons({ accommodation, legs }, state),
  ];
  return reasons.length
    ? refuse('exception-not-boardable', ...reasons)
    : accept({
        type: 'PassengerBoardedByException',
        data: {
          ...{ tripId: state.tripId, authorizationId, personId: person.personId, residence: person.residence },
          ...{ role, accommodation, legs, routeId: adult?.routeId ?? state.routeId, from, boardingPlace },
          ...{ justification, at },
          ...placeFor({ accommodation, legs }, state),
          ...(withAuthorization ? { withAuthorization } : {}),
        },
      });
}
