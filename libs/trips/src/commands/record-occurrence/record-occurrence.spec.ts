import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, type Instant } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  authorizationOf,
  cancelled,
  completed,
  departed,
  knownTrip,
  NEXT_DAY,
  on,
  scheduled,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { tripStream, type KnownTrip, type OccurrenceKind } from '../../domain/trip.js';
import { authorizationOf as authorizationFor, eventsOf, officeOn, tripOf } from '../../testing/office.js';
import { RecordOccurrence } from './record-occurrence.command.js';
import { recordOccurrence } from './record-occurrence.decision.js';

describe('recording an occurrence', () => {
  const about = { occurrenceId: idFrom('occurrence'), note: 'Pneu furado' };
  const recording =
    (
      kind: OccurrenceKind,
      {
        minutes,
        ill,
        at = on('09:00'),
        now = NEXT_DAY,
      }: { minutes?: number; ill?: string; at?: Instant; now?: Instant } = {},
    ) =>
    (state: KnownTrip) =>
      recordOccurrence(
        { ...about, kind, at, now, minutes, ...(ill ? { authorizationId: authorizationOf(ill) } : {}) },
        state,
      );
  const underway = [scheduled(), departed()];

  it('keeps what happened, before the departure, on the road and told afterwards', () => {
    for (const history of [[scheduled()], underway, [...underway, completed()]]) {
      given(knownTrip, ...history)
        .when(recording('breakdown', { minutes: 40 }))
        .then({
          type: 'OccurrenceRecorded',
          data: { tripId: TRIP, ...about, kind: 'breakdown', at: on('09:00'), minutes: 40 },
        });
    }
    given(knownTrip, ...underway)
      .when(recording('passenger-ill', { ill: 'ana' }))
      .then({
        type: 'OccurrenceRecorded',
        data: {
          ...{ tripId: TRIP, ...about, kind: 'passenger-ill', at: on('09:00') },
          authorizationId: authorizationOf('ana'),
        },
      });
  });

  it('asks who is ill, how long a delay is, and an hour that has come', () => {
    given(knownTrip, ...underway)
      .when(recording('passenger-ill', { now: on('05:00') }))
      .thenRefused('occurrence-not-recordable', /quem|passageiro/, /futuro/);
    given(knownTrip, ...underway)
      .when(recording('delay'))
      .thenRefused('occurrence-not-recordable', /quantos minutos/);
  });

  it('has nothing to do with a cancelled trip', () =>
    given(knownTrip, scheduled(), cancelled())
      .when(recording('breakdown'))
      .thenRefused('trip-cancelled', /cancelada/));

  it('seals what is noted about a passenger, and nothing else', async () => {
    const one = officeOn(new MemoryEventStore());
    await one.schedule({ key: 'trip' });
    const tripId = tripOf('trip');
    await one.authorize(tripId, 'ana', { key: 'ana' });
    const tell = (input: object, key: string) =>
      one.send(RecordOccurrence, { tripId, at: on('07:00'), ...input }, { key });
    const authorizationId = authorizationFor('ana');
    await tell({ kind: 'passenger-ill', note: 'Desmaiou', authorizationId }, 'ill');
    await tell({ kind: 'breakdown', note: 'Pneu furado' }, 'breakdown');
    expect(await tell({ kind: 'passenger-ill', note: 'x', authorizationId: idFrom('nobody') }, 'no')).toMatchObject({
      refusal: { code: 'authorization-unknown' },
    });
    const notes = (await eventsOf(one.store, tripStream(tripId))).flatMap(({ type, data }) =>
      type === 'OccurrenceRecorded' ? [(data as { note: string }).note] : [],
    );
    expect(notes).toEqual([expect.not.stringContaining('Desmaiou'), 'Pneu furado']);
  });
});
