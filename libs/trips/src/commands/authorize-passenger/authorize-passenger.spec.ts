import { describe, expect, it } from '@jest/globals';
import { defaultSeatMap, fold, IbgeCode, idFrom, LocalDate, LocalTime, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  appointmentFacts,
  attendantFacts,
  authorizationOf,
  authorized,
  cancelled,
  car,
  companionOf,
  completed,
  departed,
  ELSEWHERE,
  HOME,
  HOSPITAL,
  on,
  personFacts,
  revoked,
  routeFacts,
  scheduled,
} from '../../domain/testing/trip-facts.js';
import { trip, type Trip, type TripEvent } from '../../domain/trip.js';
import { authorizePassenger, type AuthorizationRequest } from './authorize-passenger.decision.js';

type Change = Partial<AuthorizationRequest>;

const base = (name: string): Omit<AuthorizationRequest, 'role'> => ({
  ...{ authorizationId: authorizationOf(name), person: personFacts(name), route: routeFacts },
  ...{ accommodation: 'seat', legs: 'round-trip', from: HOME, boardingPlace: 'Praça da Matriz' },
});
const asking = (request: AuthorizationRequest) => (state: Trip) => authorizePassenger(request, state);
const patient = (name: string, change: Change = {}) =>
  asking({ ...base(name), role: 'patient', appointment: appointmentFacts(name), ...change });
const companion = (name: string, change: Change = {}) =>
  asking({
    ...{ ...base(name), role: 'companion', withAuthorization: authorizationOf('ana'), ground: 'MULHER' },
    ...change,
  });
const lapChild = (name: string, change: Change = {}) =>
  asking({
    ...{ ...base(name), role: 'lap-child', accommodation: 'lap', withAuthorization: authorizationOf('ana') },
    ...{ person: personFacts(name, 2), ...change },
  });
/** A destination beyond the trip's own. */
const FURTHER = the(IbgeCode, '311860');
const REFUSED = 'passenger-not-authorizable';
/** What comes with the appointment; the first seat, for those of the histories have none. */
const regulated = (name: string) => ({
  ...{ appointmentId: idFrom('appointment', name), establishment: HOSPITAL, seat: '1' },
});

describe('authorising a patient', () => {
  it('takes one with a regulated appointment at the destination', () =>
    given(trip, scheduled())
      .when(patient('ana'))
      .then(authorized('ana', regulated('ana'))));

  it('marks whoever goes to a treatment, and not to which', () =>
    given(trip, scheduled())
      .when(patient('ana', { appointment: { ...appointmentFacts('ana'), kind: 'treatment' } }))
      .then(authorized('ana', { ...regulated('ana'), treatment: true })));

  it('marks whoever is under 16: they may not travel alone', () => {
    given(trip, scheduled())
      .when(patient('ana', { person: personFacts('ana', 15) }))
      .then(authorized('ana', { ...regulated('ana'), mustBeAccompanied: true }));
    given(trip, scheduled())
      .when(patient('ana', { person: personFacts('ana', 16) }))
      .then(authorized('ana', regulated('ana')));
  });

  it('asks for the appointment first of all', () =>
    given(trip, scheduled())
      .when(patient('ana', { appointment: undefined }))
      .thenRefused(REFUSED, /atendimento marcado por regulação/));

  it('refuses an appointment that is cancelled, of somebody else and in another town, all at once', () =>
    given(trip, scheduled())
      .when(
        patient('ana', {
          appointment: { ...appointmentFacts('bia'), booked: false, establishmentMunicipality: ELSEWHERE },
          from: ELSEWHERE,
          withAuthorization: authorizationOf('bia'),
          ground: 'MULHER',
        }),
      )
      .thenRefused(
        REFUSED,
        /município de embarque/,
        /não se aplicam a paciente/,
        /não acompanha/,
        /cancelado/,
        /outra pessoa/,
        /município de destino/,
      ));

  it('takes the appointment between departure and the last day of the trip', () => {
    const appointment = (date: string, time: string) => ({
      appointment: { ...appointmentFacts('ana'), date: the(LocalDate, date), time: the(LocalTime, time) },
    });
    const overnight = scheduled({ departsAt: on('01:00'), date: the(LocalDate, '2026-10-04') });
    given(trip, overnight)
      .when(patient('ana', appointment('2026-10-05', '07:00')))
      .then(authorized('ana', regulated('ana')));
    for (const [date, time] of [
      ['2026-10-05', '03:59'],
      ['2026-10-06', '07:00'],
      ['2026-10-04', '10:00'],
    ] as const) {
      given(trip, scheduled())
        .when(patient('ana', appointment(date, time)))
        .thenRefused(REFUSED, /não é nos dias da viagem, depois da saída/);
    }
  });

  it('refuses a way back that starts before the appointment', () =>
    given(trip, scheduled())
      .when(patient('ana', { appointment: { ...appointmentFacts('ana'), time: the(LocalTime, '13:01') } }))
      .thenRefused(REFUSED, /volta é antes do atendimento/));

  it('brings home, on the way back only, whoever had the appointment before', () => {
    const earlier = { ...appointmentFacts('ana'), date: the(LocalDate, '2026-10-02') };
    const later = { ...appointmentFacts('ana'), time: the(LocalTime, '13:01') };
    given(trip, scheduled())
      .when(patient('ana', { legs: 'return', appointment: earlier }))
      .then(authorized('ana', { ...regulated('ana'), legs: 'return' }));
    given(trip, scheduled())
      .when(patient('ana', { legs: 'return', appointment: later }))
      .thenRefused(REFUSED, /volta é antes do atendimento/);
  });

  it('seats as many as the vehicle has places without its crew, on each leg by itself', () => {
    const full = ['a', 'b', 'c', 'd'].map((name) => authorized(name));
    given(trip, scheduled(), ...full)
      .when(patient('ana'))
      .thenRefused(REFUSED, /Não há lugar livre/);
    given(trip, scheduled({ attendantId: attendantFacts.crewMemberId }), ...full.slice(1))
      .when(patient('ana'))
      .thenRefused(REFUSED, /Não há lugar livre/);
    given(trip, scheduled(), ...full.slice(1), authorized('out', { legs: 'outbound' }))
      .when(patient('ana', { legs: 'return' }))
      .then(authorized('ana', { ...regulated('ana'), legs: 'return' }));
    given(trip, scheduled(), ...full, revoked('d'))
      .when(patient('ana'))
      .then(authorized('ana', regulated('ana')));
  });

  it('gives wheelchair positions and seats apart', () => {
    const taken = authorized('w', { accommodation: 'wheelchair' });
    given(trip, scheduled(), taken)
      .when(patient('ana', { accommodation: 'wheelchair' }))
      .thenRefused(REFUSED, /Não há posição de cadeira de rodas livre/);
    given(trip, scheduled({ vehicle: { ...car, seats: 2 } }), taken)
      .when(patient('ana'))
      .then(authorized('ana', regulated('ana')));
  });

  it('authorises nobody twice, and again whoever was revoked', () => {
    given(trip, scheduled(), authorized('ana'))
      .when(patient('ana'))
      .thenRefused(REFUSED, /já tem autorização/);
    given(trip, scheduled(), authorized('ana'), revoked('ana'))
      .when(patient('ana'))
      .then(authorized('ana', regulated('ana')));
  });

  it('only while the trip is scheduled', () => {
    const histories: TripEvent[][] = [
      [],
      [scheduled(), departed()],
      [scheduled(), cancelled()],
      [scheduled(), departed(), completed()],
    ];
    for (const history of histories) {
      given(trip, ...history)
        .when(patient('ana'))
        .thenRefused('trip-not-open', /ainda não saiu/);
    }
  });
});

describe('putting a patient on the stand-by list', () => {
  const full = [scheduled(), ...['ana', 'bia', 'cida', 'davi'].map((name) => authorized(name))];
  const waiting = (name: string) => {
    const { seat: _, ...appointed } = regulated(name);
    return authorized(name, { ...appointed, standBy: true });
  };

  it('takes no place, so it needs none that is free', () => {
    given(trip, ...full)
      .when(patient('eva', { standBy: true }))
      .then(waiting('eva'));
    given(trip, ...full, authorized('eva', { standBy: true }))
      .when(patient('ivo', { standBy: true }))
      .then(waiting('ivo'));
  });

  it('leaves every place to who is authorised', () =>
    given(
      trip,
      scheduled(),
      authorized('eva', { standBy: true }),
      authorized('ana'),
      authorized('bia'),
      authorized('cida'),
    )
      .when(patient('davi'))
      .then(authorized('davi', regulated('davi'))));

  it('is for a patient who travels alone, with an appointment as everybody’s', () => {
    given(trip, ...full)
      .when(patient('eva', { standBy: true, appointment: undefined, person: personFacts('eva', 15), seat: '1' }))
      .thenRefused(REFUSED, /atendimento marcado por regulação/, /precisa de lugar com acompanhante/, /não o indique/);
    given(trip, scheduled(), authorized('ana'))
      .when(companion('bia', { standBy: true }))
      .thenRefused(REFUSED, /Só paciente/);
    given(trip, scheduled(), authorized('ana', { standBy: true }))
      .when(companion('bia'))
      .thenRefused(REFUSED, /viaja só/);
  });
});

describe('authorising a companion', () => {
  const ana = [scheduled(), authorized('ana')];

  it('takes one with a ground', () =>
    given(trip, ...ana)
      .when(companion('bia'))
      .then(authorized('bia', companionOf('ana', { seat: '1' }))));

  it('asks for patient, ground and age at once', () =>
    given(trip, ...ana)
      .when(
        companion('bia', {
          withAuthorization: authorizationOf('nobody'),
          ground: undefined,
          person: personFacts('bia', 15),
          accommodation: 'lap',
          appointment: appointmentFacts('bia'),
        }),
      )
      .thenRefused(
        REFUSED,
        /Só o paciente tem atendimento/,
        /autorização em vigor/,
        /fundamento/,
        /não viaja no colo/,
        /Menor de 16 anos não acompanha/,
        /até 5 anos/,
      ));

  it('is none of a companion', () =>
    given(trip, ...ana, authorized('bia', companionOf('ana')))
      .when(companion('cida', { withAuthorization: authorizationOf('bia') }))
      .thenRefused(REFUSED, /acompanha um paciente/));

  it('is the only one, unless somebody released a second', () => {
    const first = authorized('bia', companionOf('ana'));
    given(trip, ...ana, first)
      .when(companion('cida'))
      .thenRefused(REFUSED, /segundo precisa de justificativa/);
    given(trip, ...ana, first)
      .when(companion('cida', { exception: 'Cirurgia; liberado pela regulação' }))
      .then(authorized('cida', companionOf('ana', { seat: '1', exception: 'Cirurgia; liberado pela regulação' })));
  });

  it('travels only where the patient does', () => {
    const out = [scheduled(), authorized('ana', { legs: 'outbound' })];
    given(trip, ...out)
      .when(companion('bia'))
      .thenRefused(REFUSED, /trecho em que o acompanhado não viaja/);
    given(trip, ...ana)
      .when(companion('bia', { legs: 'outbound' }))
      .then(authorized('bia', companionOf('ana', { seat: '1', legs: 'outbound' })));
  });
});

describe('a trip to several destinations', () => {
  const other = { ...routeFacts, routeId: idFrom('other route'), towns: [HOME, ELSEWHERE], destination: FURTHER };
  const serving = { furtherRoutes: [other] };
  const history = [scheduled({ routeIds: [other.routeId], towns: [HOME, ELSEWHERE] })];
  const further = { ...appointmentFacts('ana'), establishmentMunicipality: FURTHER };
  const onTheOther = { ...regulated('ana'), routeId: other.routeId };

  it('sends each patient on the route of their appointment, and whoever goes along with them', () => {
    given(trip, ...history)
      .when(patient('ana', serving))
      .then(authorized('ana', regulated('ana')));
    given(trip, ...history)
      .when(patient('ana', { ...serving, appointment: further }))
      .then(authorized('ana', onTheOther));
    given(trip, ...history, authorized('ana', onTheOther))
      .when(companion('bia', serving))
      .then(authorized('bia', companionOf('ana', { seat: '2', routeId: other.routeId })));
  });

  it('takes them where that route passes, and only there', () => {
    given(trip, ...history)
      .when(patient('ana', { ...serving, appointment: further, from: ELSEWHERE }))
      .then(authorized('ana', { ...onTheOther, from: ELSEWHERE }));
    given(trip, ...history)
      .when(patient('ana', { ...serving, from: ELSEWHERE }))
      .thenRefused(REFUSED, /município de embarque/);
    given(trip, ...history)
      .when(patient('ana', { ...serving, appointment: { ...further, establishmentMunicipality: ELSEWHERE } }))
      .thenRefused(REFUSED, /município de destino/);
  });
});

describe('giving a seat', () => {
  const seated = (name: string, seat: string, change: object = {}) => authorized(name, { seat, ...change });
  const back = { ...regulated('ana'), legs: 'return' } as const;

  it('takes the first that is free, front to back, or the one that was asked for', () => {
    given(trip, scheduled(), seated('a', '1'), seated('b', '3'))
      .when(patient('ana'))
      .then(authorized('ana', { ...regulated('ana'), seat: '2' }));
    given(trip, scheduled(), seated('a', '1'))
      .when(patient('ana', { seat: '4' }))
      .then(authorized('ana', { ...regulated('ana'), seat: '4' }));
    given(trip, scheduled(), seated('a', '1'))
      .when(patient('ana', { accommodation: 'wheelchair' }))
      .then(authorized('ana', { ...regulated('ana'), accommodation: 'wheelchair', seat: 'C1' }));
  });

  it('gives two companions two seats', () => {
    const ana = [scheduled(), seated('ana', '1'), seated('bia', '2', companionOf('ana'))];
    given(trip, ...ana)
      .when(companion('cida', { exception: 'Cirurgia' }))
      .then(authorized('cida', companionOf('ana', { seat: '3', exception: 'Cirurgia' })));
  });

  it('lets one who only goes and one who only comes back share a seat', () => {
    given(trip, scheduled(), seated('a', '1', { legs: 'outbound' }))
      .when(patient('ana', { legs: 'return', seat: '1' }))
      .then(authorized('ana', back));
    given(trip, scheduled(), seated('a', '1', { legs: 'outbound' }))
      .when(patient('ana', { seat: '1' }))
      .thenRefused(REFUSED, /lugar 1 já está ocupado/);
  });

  it('changes seats at the destination where no seat is free both ways, though there is one each way', () => {
    const three = { vehicle: { ...car, seats: 3 } };
    given(trip, scheduled(three), seated('a', '1', { legs: 'outbound' }), seated('b', '2', { legs: 'return' }))
      .when(patient('ana'))
      .then(authorized('ana', { ...regulated('ana'), seat: '2', returnSeat: '1' }));
  });

  it('gives the seat of whoever was revoked again', () =>
    given(trip, scheduled(), seated('a', '1'), revoked('a'))
      .when(patient('ana'))
      .then(authorized('ana', regulated('ana'))));

  it('keeps the attendant’s seat, or the last one where the map has none for them', () => {
    const attendantId = attendantFacts.crewMemberId;
    given(trip, scheduled({ attendantId }))
      .when(patient('ana', { seat: '4' }))
      .thenRefused(REFUSED, /lugar 4 não é um lugar comum/);
    const seatMap = defaultSeatMap(car).map((seat) =>
      seat.label === '1' ? { ...seat, kind: 'attendant' as const } : seat,
    );
    given(trip, scheduled({ attendantId, vehicle: { ...car, seatMap } }))
      .when(patient('ana'))
      .then(authorized('ana', { ...regulated('ana'), seat: '2' }));
    given(trip, scheduled({ vehicle: { ...car, seatMap } }))
      .when(patient('ana'))
      .then(authorized('ana', regulated('ana')));
  });

  it('refuses a seat that the vehicle does not have, one of another kind, and any on a lap', () => {
    for (const [seat, accommodation, reason] of [
      ['99', 'seat', /não tem o lugar 99/],
      ['M', 'seat', /lugar M não é um lugar comum/],
      ['1', 'wheelchair', /lugar 1 não é posição/],
      ['1', 'lap', /não tem lugar próprio/],
    ] as const) {
      given(trip, scheduled())
        .when(patient('ana', { accommodation, seat, person: personFacts('ana', 5) }))
        .thenRefused(REFUSED, reason);
    }
  });
});

describe('authorising a lap child', () => {
  const full = [scheduled(), ...['ana', 'b', 'c', 'd'].map((name) => authorized(name))];
  const child = { role: 'lap-child', accommodation: 'lap', withAuthorization: authorizationOf('ana') } as const;

  it('takes no seat', () =>
    given(trip, ...full)
      .when(lapChild('zeca'))
      .then(authorized('zeca', child)));

  it('is five years old at the most', () => {
    given(trip, ...full)
      .when(lapChild('zeca', { person: personFacts('zeca', 5) }))
      .then(authorized('zeca', child));
    given(trip, ...full)
      .when(lapChild('zeca', { person: personFacts('zeca', 6) }))
      .thenRefused(REFUSED, /até 5 anos/);
  });

  it('sits on a lap that is free, and says so whatever else is wrong', () => {
    given(trip, ...full, authorized('zeca', child))
      .when(lapChild('lia'))
      .thenRefused(REFUSED, /já leva uma criança/);
    given(trip, ...full, authorized('baby', { accommodation: 'lap' }))
      .when(lapChild('zeca', { withAuthorization: authorizationOf('baby'), ground: 'MULHER' }))
      .thenRefused(REFUSED, /Fundamento e justificativa são só/, /Quem viaja no colo não leva/);
    given(trip, scheduled(), authorized('ana'))
      .when(lapChild('zeca', { accommodation: 'seat' }))
      .thenRefused(REFUSED, /viaja no colo/);
  });

  it('is known on the list by the authorisation', () => {
    const state = fold(trip, [...full, authorized('zeca', child)]);
    expect(state.status !== 'unscheduled' && state.passengers.get(authorizationOf('zeca'))).toMatchObject({
      role: 'lap-child',
      issue: 1,
      whereabouts: 'expected',
    });
  });
});
