import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, type Instant } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  absent,
  authorizationOf,
  authorized,
  boarded,
  departed,
  knownTrip,
  NEXT_DAY,
  on,
  passengerOf,
  scheduled,
  standByBoarded,
  TIMES,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip } from '../../domain/trip.js';
import { authorizationOf as authorizationFor, officeOn, tripOf } from '../../testing/office.js';
import { DepartTrip } from '../depart-trip/depart-trip.command.js';
import { BoardStandBy } from './board-stand-by.command.js';
import { boardStandBy } from './board-stand-by.decision.js';

describe('boarding who waited for a place', () => {
  const boarding =
    (name = 'eva', { at = on('07:10'), now = NEXT_DAY }: { at?: Instant; now?: Instant } = {}) =>
    (state: KnownTrip) =>
      boardStandBy({ authorizationId: authorizationOf(name), at, now }, state, passengerOf(state, name));
  const NAMES = ['ana', 'bia', 'cida', 'davi'];
  const full = [
    scheduled(),
    ...NAMES.map((name, n) => authorized(name, { seat: String(n + 1) })),
    authorized('eva', { standBy: true }),
  ];

  it('gives the place of somebody who did not come', () =>
    given(knownTrip, ...full, departed(), absent('ana'))
      .when(boarding())
      .then(standByBoarded('eva')));

  it('waits while everybody may still come, and takes nobody before the departure', () => {
    given(knownTrip, ...full, departed(), boarded('ana'))
      .when(boarding('eva', { at: on('06:00'), now: on('05:00') }))
      .thenRefused('stand-by-cannot-board', /antes da saída/, /futuro/, /Não há lugar livre/);
    given(knownTrip, ...full)
      .when(boarding())
      .thenRefused('trip-not-underway', /a partir da saída/);
  });

  it('happens once, to somebody who waits', () => {
    given(knownTrip, ...full, departed(), absent('ana'), standByBoarded('eva'))
      .when(boarding())
      .thenRefused('not-on-stand-by', /já foi registrado/);
    given(knownTrip, ...full, departed())
      .when(boarding('ana'))
      .thenRefused('not-on-stand-by', /não espera lugar/);
  });

  it('leaves who waits free for another trip, until they board this one', async () => {
    const one = officeOn(new MemoryEventStore());
    const [first, second] = ['first', 'second'].map(tripOf) as [ReturnType<typeof tripOf>, ReturnType<typeof tripOf>];
    await one.schedule({ key: 'first' });
    await one.schedule({ key: 'second' }, { name: 'van-9', driver: 'second' });
    const standBy = (tripId: typeof first, key: string) => one.authorize(tripId, 'ana', { key }, 'round-trip', true);
    expect(await standBy(first, 'waits on the first')).toMatchObject({ ok: true });
    expect(await one.agendaOf({ kind: 'person', id: idFrom('person', 'ana') })).toEqual([]);
    expect(await standBy(second, 'waits on the second')).toMatchObject({ ok: true });
    const options = { now: TIMES.endsAt };
    for (const tripId of [first, second]) {
      await one.send(
        DepartTrip,
        { tripId, at: TIMES.departsAt, odometerKm: 1 },
        { key: `departs ${tripId}`, ...options },
      );
    }
    const board = (tripId: typeof first, key: string) =>
      one.send(
        BoardStandBy,
        { tripId, authorizationId: authorizationFor(key), at: TIMES.departsAt },
        { key: `boards ${tripId}`, ...options },
      );
    expect(await board(first, 'waits on the first')).toMatchObject({ ok: true });
    expect(await board(first, 'waits on the first')).toMatchObject({ ok: true });
    expect(await board(second, 'waits on the second')).toMatchObject({ refusal: { code: 'person-busy' } });
  });
});
