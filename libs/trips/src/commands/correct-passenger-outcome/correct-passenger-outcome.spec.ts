import { describe, expect, it } from '@jest/globals';
import { fold, idFrom } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  completed,
  DAY,
  departed,
  exceptional,
  HOME,
  knownTrip,
  MANAGER,
  passengerOf,
  routeFacts,
  scheduled,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import {
  trip,
  type KnownTrip,
  type Legs,
  type LeftOutcome,
  type Travelled,
  type TripEvent,
} from '../../domain/trip.js';
import { correctPassengerOutcome } from './correct-passenger-outcome.decision.js';

describe('correcting what became of a passenger', () => {
  const nowhere = { outbound: false, inbound: false };
  const bothWays = { outbound: true, inbound: true };
  const outOnly = { outbound: true, inbound: false };
  const correcting = (name: string, travelled: Travelled, outcome?: LeftOutcome) => (state: KnownTrip) =>
    correctPassengerOutcome(
      { authorizationId: authorizationOf(name), ...travelled, outcome, reason: 'Engano' },
      state,
      passengerOf(state, name),
    );
  const carried = (name: string, legs: Travelled) => ({
    ...{
      authorizationId: authorizationOf(name),
      personId: idFrom('person', name),
      role: 'patient' as const,
      from: HOME,
    },
    ...{ routeId: routeFacts.routeId, ...legs },
  });
  const corrected = (
    name: string,
    before: Travelled | undefined,
    travelled: Travelled,
    whereabouts: 'absent' | 'returned' | 'away' | LeftOutcome,
  ): TripEvent => ({
    type: 'TransportCorrected',
    data: {
      ...{ tripId: TRIP, managerId: MANAGER, routeId: routeFacts.routeId, date: DAY },
      ...{ authorizationId: authorizationOf(name), travelled, whereabouts, reason: 'Engano' },
      ...{ departureKm: 1000, odometerKm: 1500 },
      ...(before ? { before: carried(name, before) } : {}),
      ...(travelled.outbound || travelled.inbound ? { after: carried(name, travelled) } : {}),
    },
  });
  const done = (legs: Legs = 'round-trip', ...history: TripEvent[]) => [
    ...[scheduled(), authorized('ana', { legs }), departed(), ...history, completed()],
  ];
  const wasAbsent = done('round-trip', absent('ana'));
  const cameBack = done('round-trip', boarded('ana'), back('ana'));

  it('says what was carried before and after', () => {
    given(knownTrip, ...wasAbsent)
      .when(correcting('ana', bothWays))
      .then(corrected('ana', undefined, bothWays, 'returned'));
    given(knownTrip, ...cameBack)
      .when(correcting('ana', nowhere))
      .then(corrected('ana', bothWays, nowhere, 'absent'));
    given(knownTrip, ...cameBack)
      .when(correcting('ana', outOnly, 'hospitalised'))
      .then(corrected('ana', bothWays, outOnly, 'hospitalised'));
    given(knownTrip, ...done('outbound', boarded('ana')))
      .when(correcting('ana', nowhere))
      .then(corrected('ana', outOnly, nowhere, 'absent'));
  });

  it('may be corrected again, from what stands', () => {
    const again = [...wasAbsent, corrected('ana', undefined, outOnly, 'stays')];
    given(knownTrip, ...again)
      .when(correcting('ana', bothWays))
      .then(corrected('ana', outOnly, bothWays, 'returned'));
    given(knownTrip, ...again)
      .when(correcting('ana', outOnly, 'stays'))
      .thenRefused('nothing-to-correct', /já está registrado/);
  });

  it('keeps that somebody boarded by exception', () => {
    const state = fold(trip, [scheduled(), departed(), exceptional('rui'), back('rui'), completed()]);
    const decided = correcting('rui', nowhere)(state as KnownTrip);
    expect(decided).toMatchObject({ ok: true, events: [{ data: { before: { exceptional: true } } }] });
  });

  it('says whatever does not fit the authorisation, or is missing', () => {
    given(knownTrip, ...done('return', boarded('ana'), back('ana')))
      .when(correcting('ana', bothWays, 'stays'))
      .thenRefused('outcome-not-correctable', /não é para a ida/, /Só de quem foi e não voltou/);
    given(knownTrip, ...done('outbound', boarded('ana')))
      .when(correcting('ana', bothWays))
      .thenRefused('outcome-not-correctable', /não é para a volta/);
    given(knownTrip, ...cameBack)
      .when(correcting('ana', outOnly))
      .thenRefused('outcome-not-correctable', /o que houve/);
  });

  it('refuses what stands already, and a trip that is not over', () => {
    given(knownTrip, ...cameBack)
      .when(correcting('ana', bothWays))
      .thenRefused('nothing-to-correct', /já está registrado/);
    given(knownTrip, ...cameBack.slice(0, -1))
      .when(correcting('ana', nowhere))
      .thenRefused('trip-not-completed', /já concluída/);
  });
});
