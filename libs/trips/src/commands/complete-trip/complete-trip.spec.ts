import { describe, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  cancelled,
  companionOf,
  completed,
  DAY,
  departed,
  exceptional,
  HOME,
  HOSPITAL,
  knownTrip,
  MANAGER,
  NEXT_DAY,
  on,
  revoked,
  routeFacts,
  scheduled,
  standByBoarded,
  stopped,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip, type Role, type Transport, type TripEvent } from '../../domain/trip.js';
import { completeTrip } from './complete-trip.decision.js';

describe('completing a trip', () => {
  const completing =
    ({ at = on('21:00'), odometerKm = 1500, now = NEXT_DAY } = {}) =>
    (state: KnownTrip) =>
      completeTrip({ at, odometerKm, now }, state);
  const done = (...transports: Transport[]): TripEvent => ({
    type: 'TripCompleted',
    data: {
      ...{ tripId: TRIP, managerId: MANAGER, routeId: routeFacts.routeId, date: DAY },
      ...{ at: on('21:00'), odometerKm: 1500, departureKm: 1000, transports },
    },
  });
  const carried = (name: string, legs: { outbound: boolean; inbound: boolean }, role: Role = 'patient'): Transport => ({
    ...{ authorizationId: authorizationOf(name), personId: idFrom('person', name), role, from: HOME },
    ...{ routeId: routeFacts.routeId, ...legs },
  });
  const bothWays = { outbound: true, inbound: true };
  const outOnly = { outbound: true, inbound: false };

  it('says of everybody on which of the trip’s routes they travelled', () => {
    const routeId = idFrom('further route');
    const { routeId: _, ...bia } = carried('bia', { outbound: true, inbound: true });
    given(
      knownTrip,
      scheduled({ routeIds: [routeId] }),
      authorized('ana'),
      authorized('bia', { routeId }),
      departed(),
      ...['ana', 'bia'].map((name) => boarded(name)),
      ...['ana', 'bia'].map((name) => back(name)),
    )
      .when(completing())
      .then(done(carried('ana', bothWays), { ...bia, routeId }));
  });

  it('says where whoever had a treatment was treated, and of nobody else where they were', () =>
    given(
      knownTrip,
      scheduled(),
      authorized('ana', { establishment: HOSPITAL, treatment: true }),
      authorized('bia', { establishment: HOSPITAL }),
      departed(),
      ...['ana', 'bia'].map((name) => boarded(name)),
      ...['ana', 'bia'].map((name) => back(name)),
    )
      .when(completing())
      .then(done({ ...carried('ana', bothWays), treatedAt: HOSPITAL }, carried('bia', bothWays))));

  it('counts everybody by the legs that they travelled, and nobody who was absent or revoked', () =>
    given(
      knownTrip,
      scheduled(),
      ...['ana', 'gone', 'off', 'stays'].map((name) => authorized(name)),
      authorized('bia', companionOf('ana')),
      authorized('zeca', { role: 'lap-child', accommodation: 'lap', withAuthorization: authorizationOf('ana') }),
      authorized('out', { legs: 'outbound' }),
      authorized('home', { legs: 'return' }),
      revoked('off'),
      departed(),
      absent('gone'),
      ...['ana', 'bia', 'zeca', 'stays', 'out', 'home'].map((name) => boarded(name)),
      ...['ana', 'bia', 'zeca', 'home'].map((name) => back(name)),
      back('stays', 'hospitalised'),
    )
      .when(completing())
      .then(
        done(
          carried('ana', bothWays),
          carried('stays', outOnly),
          carried('bia', bothWays, 'companion'),
          carried('zeca', bothWays, 'lap-child'),
          carried('out', outOnly),
          carried('home', { outbound: false, inbound: true }),
        ),
      ));

  it('counts who boarded by exception, and says so; of those who waited for a place, only who got one', () =>
    given(
      knownTrip,
      scheduled(),
      authorized('eva', { standBy: true }),
      authorized('ivo', { standBy: true }),
      departed(),
      standByBoarded('eva'),
      exceptional('rui'),
      back('eva'),
      back('rui'),
    )
      .when(completing())
      .then(done(carried('eva', bothWays), { ...carried('rui', bothWays), exceptional: true })));

  it('takes no odometer that is lower than at a stop on the way', () =>
    given(knownTrip, scheduled(), departed(), stopped(on('09:00'), 1600))
      .when(completing())
      .thenRefused('trip-cannot-complete', /1500 km.*leitura anterior/));

  it('counts nobody who was to come back with it and did not', () =>
    given(
      knownTrip,
      scheduled(),
      authorized('home', { legs: 'return' }),
      departed(),
      boarded('home'),
      back('home', 'stays'),
    )
      .when(completing())
      .then(done()));

  it('completes empty', () => given(knownTrip, scheduled(), departed()).when(completing()).then(done()));

  it('names everybody whose whereabouts are unknown, with whatever else is wrong', () =>
    given(knownTrip, scheduled(), authorized('ana'), authorized('bia'), departed(), boarded('bia'))
      .when(completing({ at: on('06:00'), odometerKm: 999, now: on('05:00') }))
      .thenRefused(
        'trip-cannot-complete',
        new RegExp(`${authorizationOf('ana')}.*não tem embarque nem falta`),
        new RegExp(`${authorizationOf('bia')}.*ainda não tem registro de volta`),
        /hodômetro/,
        /antes da saída/,
        /futuro/,
      ));

  it('needs to be on the road', () => {
    for (const history of [[], [cancelled()], [departed(), completed()]]) {
      given(knownTrip, scheduled(), ...history)
        .when(completing())
        .thenRefused('trip-not-underway', /não está em andamento/);
    }
  });
});
