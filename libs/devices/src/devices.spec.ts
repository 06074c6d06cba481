import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, type CommandContext, type Dispatcher } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, type Instant, type Uuid } from '#embarque/kernel';
import { type PeopleDirectory } from '#embarque/people';
import { TripsDirectory, type KnownTrip } from '#embarque/trips';
import { context } from '../../../test/support/asking.js';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { authorizationOf, eventsOf, officeOn, tripOf } from '../../trips/src/testing/office.js';
import { SubmitReports, type ReportInput } from './commands/submit-reports/submit-reports.command.js';
import { SubmitReportsHandler } from './commands/submit-reports/submit-reports.handler.js';
import { reports, reportsStream } from './domain/report.js';
import { Judging } from './judging.js';
import { Payloads } from './payloads.js';

const on = (time: string) => `2026-10-05T${time}:00.000Z` as Instant;
const EVENING = on('22:00');
const NAMES = ['ana', 'bia', 'caio', 'davi'];
const DEVICES = ['driver', 'attendant', 'spare'].map((name) => idFrom('device', name));
const AUTHORIZATION = Object.fromEntries(NAMES.map((name) => [name, authorizationOf(name)]));

type Fact = Pick<ReportInput, 'kind' | 'at' | 'payload'>;
const fact = (kind: string, time: string, payload: Record<string, unknown> = {}): Fact => ({
  ...{ kind, at: on(time), payload },
});
const about = (name: string) => ({ authorizationId: AUTHORIZATION[name] });

/** A trip with four people on its list, and the office that takes what devices report of it. */
async function travelling() {
  const store = new MemoryEventStore();
  const keys = new MemoryKeys();
  const office = officeOn(store, keys);
  const { streams } = office;
  const tripId = tripOf('trip');
  await office.schedule({ key: 'trip' }, { name: 'car-6' });
  for (const name of NAMES) await office.authorize(tripId, name, { key: name });

  const directory = new TripsDirectory(streams, office.texts);
  const dispatcher = {
    sendAs: async (_access: unknown, type: new () => never, input: unknown, as: CommandContext) => {
      const read = parse(type, input);
      return read.ok ? office.execute(type, read.value, as) : read;
    },
  } as unknown as Dispatcher;
  const people = { person: async () => ({ status: 'registered' }) } as unknown as PeopleDirectory;
  const payloads = new Payloads(keys, people);
  const judging = new Judging(streams, directory, dispatcher, payloads);
  const handler = new SubmitReportsHandler(streams, directory, judging, payloads, (text) => text);

  let requests = 0;
  const submit = async (deviceId: Uuid, sent: readonly ReportInput[], clock: Instant = EVENING, now = EVENING) => {
    const input = { tripId, deviceId, clock, reports: [...sent] };
    const key = String(requests++);
    const command = Object.assign(new SubmitReports(), input, { context: context({ key, now }) });
    const outcome = await handler.execute(command);
    if (!outcome.ok) throw new Error(outcome.refusal.reasons.join(' '));
    return outcome.result;
  };
  const state = async () => {
    const { status, departedAt, passengers, readings } = (await office.state(tripId)) as KnownTrip;
    const people = [...passengers.values()].map(({ personId, whereabouts, boardedAt }) => [
      personId,
      whereabouts,
      boardedAt,
    ]);
    return {
      status,
      departedAt,
      people: people.toSorted(),
      readings: readings.toSorted((a, b) => a.odometerKm - b.odometerKm),
    };
  };
  return {
    ...{ tripId, office, submit, state, store },
    known: () => streams.load(reportsStream(tripId), reports),
    moved: () => judging.judge(tripId, context({ key: 'moved', now: EVENING })),
  };
}

/** A device's reports, numbered in the order of the day. */
const numbered = (deviceId: Uuid, facts: readonly Fact[]): ReportInput[] =>
  facts.map((one, n) => ({ ...one, clientId: idFrom(deviceId, n), sequence: n + 1 }));

const DAY: readonly Fact[] = [
  fact('departure', '07:00', { odometerKm: 1000 }),
  fact('boarding', '07:20', about('ana')),
  fact('boarding', '07:25', about('bia')),
  fact('no-show', '07:30', { ...about('davi'), kind: 'unjustified' }),
  fact('boarding', '07:40', about('caio')),
  fact('stop', '09:30', { kind: 'arrival', place: 'Hospital Exemplo', odometerKm: 1120 }),
  fact('return', '16:10', { ...about('ana'), outcome: 'returned' }),
  fact('return', '16:20', { ...about('bia'), outcome: 'returned' }),
  fact('return', '16:30', {
    ...about('caio'),
    outcome: 'stays',
    reason: 'Ficou em observação',
    returnsOn: '2026-10-07',
  }),
  fact('completion', '20:30', { odometerKm: 1250 }),
];

/** Which devices recorded a fact; a stop is one device's. */
const witnesses = fc.tuple(
  ...DAY.map(({ kind }) => fc.subarray([0, 1, 2], { minLength: 1, maxLength: kind === 'stop' ? 1 : 3 })),
);
/** Pieces of what a device has, from one report to another, sent in any order and as often as may be. */
const pieces = fc.array(fc.tuple(fc.nat(2), fc.nat(12), fc.nat(12)), { maxLength: 20 });
const everything = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });

describe('reports of three devices', () => {
  it('end in the same trip, in whatever pieces, order and repetition they come', async () => {
    const one = await travelling();
    await one.submit(DEVICES[0]!, numbered(DEVICES[0]!, DAY));
    const expected = await one.state();
    expect(expected).toMatchObject({ status: 'completed', departedAt: on('07:00') });

    await fc.assert(
      fc.asyncProperty(witnesses, pieces, everything, async (seenBy, sent, last) => {
        const day = await travelling();
        const own = DEVICES.map((device, n) =>
          numbered(
            device,
            DAY.filter((_, at) => seenBy[at]!.includes(n)),
          ),
        );
        const send = async (device: number, from = 0, count = Infinity) => {
          const piece = own[device]!.slice(from, from + count);
          if (piece.length) await day.submit(DEVICES[device]!, piece);
        };
        for (const [device, from, count] of sent) await send(device, from, count + 1);
        for (const device of last) await send(device);
        expect(await day.state()).toEqual(expected);

        const known = await day.known();
        expect([...known.keys()].toSorted()).toEqual(
          own
            .flat()
            .map(({ clientId }) => clientId)
            .toSorted(),
        );
        expect([...known.values()].filter(({ status }) => status !== 'applied' && status !== 'confirmed')).toEqual([]);
        const before = await day.store.head();
        for (const device of last) await send(device);
        expect(await day.store.head()).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('that contradict each other are all kept: one stands, every other is a conflict, and nothing is done twice', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.nat(2), fc.constantFrom(...NAMES), fc.constantFrom('boarding', 'no-show', 'returned', 'stays')),
          { maxLength: 12 },
        ),
        pieces,
        everything,
        async (claims, sent, last) => {
          const day = await travelling();
          const departure = fact('departure', '07:00', { odometerKm: 1000 });
          const own = DEVICES.map((device, n) =>
            numbered(device, [
              departure,
              ...claims.filter(([by]) => by === n).map(([, name, what]) => claim(name, what)),
            ]),
          );
          const send = async (device: number, from = 0, count = Infinity) => {
            const piece = own[device]!.slice(from, from + count);
            if (piece.length) await day.submit(DEVICES[device]!, piece);
          };
          for (const [device, from, count] of sent) await send(device, from, count + 1);
          for (const device of last) await send(device);

          const known = [...(await day.known()).values()];
          expect(known.map(({ clientId }) => clientId).toSorted()).toEqual(
            own
              .flat()
              .map(({ clientId }) => clientId)
              .toSorted(),
          );
          const { people } = await day.state();
          const trip = (await day.office.state(day.tripId)) as KnownTrip;
          for (const name of NAMES) {
            const whereabouts = trip.passengers.get(AUTHORIZATION[name]!)!.whereabouts;
            for (const { kind, payload, status } of ofName(known, own.flat(), name)) {
              const agrees = STANDS[kind === 'return' ? String(payload['outcome']) : kind]!.includes(whereabouts);
              expect([kind, whereabouts, status]).toEqual([
                kind,
                whereabouts,
                expect.stringMatching(agrees ? /applied|confirmed/ : /conflict|waiting/),
              ]);
            }
          }
          expect(people).toHaveLength(NAMES.length);
          const facts = (await eventsOf(day.store, `trip-${day.tripId}`)).map(({ type, data }) =>
            [type, (data as { authorizationId?: string }).authorizationId].join(' '),
          );
          expect(new Set(facts).size).toBe(facts.length);
        },
      ),
      { numRuns: 100 },
    ));
});

const claim = (name: string, what: string): Fact => {
  if (what === 'boarding') return fact('boarding', '07:20', about(name));
  if (what === 'no-show') return fact('no-show', '07:30', { ...about(name), kind: 'unjustified' });
  const stays = what === 'stays' ? { reason: 'Internação', returnsOn: '2026-10-07' } : {};
  return fact('return', '16:10', { ...about(name), outcome: what, ...stays });
};

/** Where somebody may stand while a report about them is right. */
const STANDS: Readonly<Record<string, readonly string[]>> = {
  boarding: ['away', 'returned', 'stays'],
  'no-show': ['absent'],
  returned: ['returned'],
  stays: ['stays'],
};

const ofName = (known: readonly { clientId: Uuid; status: string }[], sent: readonly ReportInput[], name: string) =>
  sent
    .filter(({ payload }) => payload['authorizationId'] === AUTHORIZATION[name])
    .map((report) => ({ ...report, status: known.find(({ clientId }) => clientId === report.clientId)!.status }));
