import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMinutes, type Instant } from '#embarque/kernel';
import { DAY, HOME, HOSPITAL, MANAGER, on, TIMES, TRIP } from './testing/trip-facts.js';
import { watch, type WatchedPassenger, type WatchedTrip } from './watch.js';

const trip = (change: Partial<WatchedTrip> = {}): WatchedTrip => ({
  ...{ tripId: TRIP, managerId: MANAGER, date: DAY, plate: 'RTA1B23', status: 'underway', manifest: PUBLISHED },
  ...TIMES,
  ...change,
});
const SAME = { added: [], removed: [], reseated: [], vehicle: null };
const PUBLISHED = { version: 2, at: on('00:10'), changes: SAME };
const passenger = (name: string, change: Partial<WatchedPassenger> = {}): WatchedPassenger => ({
  ...{ authorizationId: name, personId: `person-${name}`, role: 'patient', legs: 'round-trip', from: HOME },
  ...{ establishment: HOSPITAL, whereabouts: 'away', boardedAt: on('07:10'), exceptional: false, ...change },
});
const codes = (...seen: Parameters<typeof watch>) => watch(...seen).map(({ code }) => code);

describe('watching a trip', () => {
  it('says nothing of one that goes as planned', () => {
    expect(watch(trip({ status: 'scheduled' }), [passenger('ana', { whereabouts: 'expected' })], on('07:14'))).toEqual(
      [],
    );
    expect(watch(trip(), [passenger('ana')], on('16:29'))).toEqual([]);
    expect(watch(trip(), [passenger('ana', { whereabouts: 'returned' })], on('21:59'))).toEqual([]);
  });

  it('alerts to a departure that nobody recorded, fifteen minutes after its hour', () => {
    const [alert, ...others] = watch(trip({ status: 'scheduled' }), [], on('07:15'));
    expect(others).toEqual([]);
    expect(alert).toEqual({
      ...{ code: 'departure-overdue', severity: 'critical', since: on('07:00') },
      text: 'Viagem de 05/10/2026, placa RTA1B23: a saída estava prevista para 05/10/2026, 04:00 e não foi registrada.',
      remedy: expect.stringMatching(/motorista/),
      about: { tripId: TRIP, managerId: MANAGER, date: DAY },
      policy: { id: 'vigilancia-da-viagem', version: 1 },
    });
  });

  it('names everybody without an outcome half an hour after the planned way back, and where they were seen last', () => {
    const people = [
      passenger('aboard'),
      passenger('unseen', { whereabouts: 'expected', boardedAt: null }),
      passenger('home', { whereabouts: 'returned' }),
      passenger('stays', { whereabouts: 'stays' }),
      passenger('absent', { whereabouts: 'absent', boardedAt: null }),
      passenger('waits', { whereabouts: 'stand-by', boardedAt: null }),
      passenger('revoked', { whereabouts: 'revoked', boardedAt: null }),
      passenger('goes', { legs: 'outbound' }),
    ];
    const [alert, ...others] = watch(trip(), people, on('16:30'));
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ code: 'outcome-missing', severity: 'critical', since: on('16:00') });
    expect(alert?.text).toMatch(/13:00 e 2 pessoas estão sem desfecho registrado\.$/);
    expect(alert?.people?.map(({ authorizationId, lastSeen }) => [authorizationId, lastSeen])).toEqual([
      ['aboard', 'Embarcou em 05/10/2026, 04:10; não há registro de volta.'],
      ['unseen', 'Não há registro de embarque nem de falta.'],
    ]);
  });

  it('does so even when the departure was never recorded', () =>
    expect(codes(trip({ status: 'scheduled' }), [passenger('ana', { whereabouts: 'expected' })], on('16:30'))).toEqual([
      'departure-overdue',
      'outcome-missing',
    ]));

  it('alerts to a trip that should be over, an hour after its end', () => {
    const home = [passenger('ana', { whereabouts: 'returned' })];
    expect(codes(trip(), home, on('22:00'))).toEqual(['completion-overdue']);
  });

  it('wants the list published twelve hours before, when there is somebody on it', () => {
    const unpublished = trip({ status: 'scheduled', manifest: null });
    const expected = [passenger('ana', { whereabouts: 'expected' })];
    const near = addMinutes(TIMES.departsAt, -12 * 60);
    expect(codes(unpublished, expected, near)).toEqual(['list-unpublished']);
    expect(codes(unpublished, expected, addMinutes(near, -1))).toEqual([]);
    expect(codes(unpublished, [passenger('bia', { whereabouts: 'stand-by' })], near)).toEqual([]);
    expect(codes({ ...unpublished, status: 'underway' }, expected, on('08:00'))).toEqual([]);
  });

  it('says in what a list has changed since it was published', () => {
    const changes = { added: ['a', 'b'], removed: ['c'], reseated: [], vehicle: { from: 'RTA1B23', to: 'RTB2C34' } };
    const [alert] = watch(trip({ status: 'scheduled', manifest: { ...PUBLISHED, changes } }), [], on('06:00'));
    expect(alert).toMatchObject({ code: 'list-changed', severity: 'warning', since: on('00:10') });
    expect(alert?.text).toMatch(/depois da versão 2 publicada: 2 pessoas entraram, 1 saiu, o veículo é outro\.$/);
  });

  it('counts who boarded without being on the list', () => {
    const people = [passenger('rui', { exceptional: true, boardedAt: on('07:20') }), passenger('ana')];
    expect(watch(trip(), people, on('08:00'))).toMatchObject([
      {
        code: 'exception-boardings',
        severity: 'info',
        since: on('07:20'),
        text: expect.stringMatching(/1 pessoa emb/),
      },
    ]);
  });

  it('never stops alerting to somebody without an outcome, however late it gets', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('scheduled', 'underway'),
        fc.constantFrom('expected', 'away'),
        fc.integer({ min: 30, max: 60 * 24 * 365 }),
        (status, whereabouts, minutes) => {
          const now: Instant = addMinutes(TIMES.returnsAt, minutes);
          expect(codes(trip({ status }), [passenger('ana', { whereabouts })], now)).toContain('outcome-missing');
        },
      ),
    ));
});
