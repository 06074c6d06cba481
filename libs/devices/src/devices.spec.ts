import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, type CommandContext, type Dispatcher } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, Uuid, type Instant } from '#embarque/kernel';
import { type PeopleDirectory } from '#embarque/people';
import { BoardPassenger, DepartTrip, type KnownTrip } from '#embarque/trips';
import { context } from '../../../test/support/asking.js';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { authorizationOf, eventsOf, officeOn, tripOf } from '../../trips/src/testing/office.js';
import { Claims } from './claims.js';
import { settleReportConflict } from './commands/settle-report-conflict/settle-report-conflict.decision.js';
import { SubmitReports, type ReportInput } from './commands/submit-reports/submit-reports.command.js';
import { SubmitReportsHandler } from './commands/submit-reports/submit-reports.handler.js';
import { reports, reportsStream } from './domain/report.js';
import { Judging } from './judging.js';
import { Payloads } from './payloads.js';

const on = (time: string) => `2026-10-05T${time}:00.000Z` as Instant;
/** Minutes after seven. */
const after = (minutes: number) => new Date(Date.parse(on('07:00')) + 60_000 * minutes).toISOString() as Instant;
const EVENING = on('22:00');
const NAMES = ['ana', 'bia', 'caio', 'davi'];
const WAITING = 'zeca';
const UNLISTED = idFrom('person', 'eva');
const DEVICES = ['driver', 'attendant', 'spare'].map((name) => idFrom('device', name));
const AUTHORIZATION = Object.fromEntries([...NAMES, WAITING].map((name) => [name, authorizationOf(name)]));

type Fact = Pick<ReportInput, 'kind' | 'at' | 'payload'>;
const fact = (kind: string, at: Instant, payload: Record<string, unknown> = {}): Fact => ({ kind, at, payload });
const about = (name: string) => ({ authorizationId: AUTHORIZATION[name] });

const tripId = tripOf('trip');
/** As the keys in PostgreSQL, whose subjects are UUIDs. */
const keys = new (class extends MemoryKeys {
  override keysOf(subjects: readonly string[]) {
    if (!subjects.every((subject) => Uuid.is(subject))) throw new Error('invalid input syntax for type uuid');
    return super.keysOf(subjects);
  }
})();
const scheduled = (async () => {
  const store = new MemoryEventStore();
  const office = officeOn(store, keys);
  await keys.keyOf(UNLISTED);
  await office.schedule({ key: 'trip' });
  for (const name of NAMES) await office.authorize(tripId, name, { key: name });
  await office.authorize(tripId, WAITING, { key: WAITING }, 'round-trip', true);
  return (await store.readAll(0n)).events;
})();

/** A trip with four seats for the four on its list and one who waits for a place, and the office that takes reports. */
async function travelling() {
  const store = new MemoryEventStore();
  for (const { stream, ...event } of await scheduled) await store.append(stream, 'any', [event]);
  const office = officeOn(store, keys);
  const { streams, directory, records } = office;

  const dispatcher = {
    sendAs: async (_access: unknown, type: new () => never, input: unknown, as: CommandContext) => {
      const read = parse(type, input);
      return read.ok ? office.execute(type, read.value, as) : read;
    },
  } as unknown as Dispatcher;
  const people = { person: async () => ({ status: 'registered' }) } as unknown as PeopleDirectory;
  const payloads = new Payloads(keys, people);
  const known = () => streams.load(reportsStream(tripId), reports);
  const judging = new Judging(streams, records, dispatcher, new Claims(records, payloads));
  const unjudged = { judge: async () => ({ position: 0n, reports: await known(), waitingFor: new Map() }) };
  const handling = (as: Pick<Judging, 'judge'>) =>
    new SubmitReportsHandler(streams, directory, as as Judging, payloads, (text) => text);

  let requests = 0;
  const asked = (now: Instant) => context({ key: String(requests++), now });
  const handing =
    (handler: SubmitReportsHandler) =>
    async (deviceId: Uuid, sent: readonly ReportInput[], clock: Instant = EVENING, now = EVENING) => {
      const input = { tripId, deviceId, clock, reports: [...sent] };
      const outcome = await handler.execute(Object.assign(new SubmitReports(), input, { context: asked(now) }));
      if (!outcome.ok) throw new Error(outcome.refusal.reasons.join(' '));
      return outcome.result;
    };
  const judge = () => judging.judge(tripId, asked(EVENING));
  return {
    ...{ tripId, office, store, known, judge, submit: handing(handling(judging)), keep: handing(handling(unjudged)) },
    byHand: (type: Parameters<typeof office.send>[0], input: object) =>
      office.send(type, { tripId, ...input }, { key: String(requests++), now: EVENING }),
    settle: async (clientId: Uuid) => {
      const settled = { tripId, clientId, decision: 'dismissed', reason: 'Conferido' } as const;
      await streams.decide(reportsStream(tripId), reports, asked(EVENING), (all) => settleReportConflict(settled, all));
      await judge();
    },
  };
}
type Day = Awaited<ReturnType<typeof travelling>>;

/** All that can be seen of what was reported: the trip, and what each report ended as. */
async function endOf({ office, tripId, known }: Day) {
  const trip = (await office.state(tripId)) as KnownTrip;
  const { status, departedAt, departureKm, passengers, readings, stops, journey } = trip;
  const people = [...passengers.values()].map(
    ({ personId, authorizationId, whereabouts, boardedAt, noShow, reason, returnsOn, seat, returnSeat }) => ({
      ...{ personId, authorizationId, whereabouts, boardedAt, noShow, reason, returnsOn, seat, returnSeat },
    }),
  );
  const by = <T>(items: readonly T[], key: (item: T) => unknown) =>
    items.toSorted((a, b) => (String(key(a)) < String(key(b)) ? -1 : 1));
  return {
    trip: { status, departedAt, departureKm, journey, people: by(people, (one) => one.personId) },
    ...{ readings: by(readings, (one) => one.stopId), stops: [...stops].toSorted() },
    reports: by(
      [...(await known()).values()].map(({ clientId, kind, status: end, code }) => [clientId, kind, end, code]),
      ([clientId]) => clientId,
    ),
  };
}

/** A device's reports, numbered in the order of the day. */
const numbered = (deviceId: Uuid, facts: readonly Fact[]): ReportInput[] =>
  facts.map(({ kind, at, payload }, n) => {
    const boarded = facts.findLastIndex((other, before) => before < n && other.kind === 'exception-boarding');
    const from = 'authorizationFrom' in payload ? { authorizationFrom: idFrom(deviceId, boarded) } : {};
    return { kind, at, payload: { ...payload, ...from }, clientId: idFrom(deviceId, n), sequence: n + 1 };
  });

const DAY: readonly Fact[] = [
  fact('departure', on('07:00'), { odometerKm: 1000 }),
  fact('boarding', on('07:20'), about('ana')),
  fact('boarding', on('07:25'), about('bia')),
  fact('no-show', on('07:30'), { ...about('davi'), kind: 'unjustified' }),
  fact('boarding', on('07:40'), about('caio')),
  fact('stop', on('09:30'), { kind: 'arrival', place: 'Hospital Exemplo', odometerKm: 1120 }),
  fact('return', on('16:10'), { ...about('ana'), outcome: 'returned' }),
  fact('return', on('16:20'), { ...about('bia'), outcome: 'returned' }),
  fact('return', on('16:30'), {
    ...about('caio'),
    outcome: 'stays',
    reason: 'Ficou em observação',
    returnsOn: '2026-10-07',
  }),
  fact('completion', on('20:30'), { odometerKm: 1250 }),
];

/** Which devices recorded a fact; a stop is one device's. */
const witnesses = fc.tuple(
  ...DAY.map(({ kind }) => fc.subarray([0, 1, 2], { minLength: 1, maxLength: kind === 'stop' ? 1 : 3 })),
);
/** Pieces of what a device has, from one report to another, sent in any order and as often as may be. */
const pieces = fc.array(fc.tuple(fc.nat(2), fc.nat(9), fc.nat(9)), { maxLength: 5 });
const everything = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });

interface Sending {
  readonly pieces: readonly (readonly [device: number, from: number, count: number])[];
  readonly last: readonly number[];
}
const sending = fc.record({ pieces, last: everything });

/** Sends what the devices have, piece by piece, and tells after each what the office has. */
async function sendAll(
  own: readonly (readonly ReportInput[])[],
  { pieces: sent, last }: Sending,
  submit: (device: number, piece: readonly ReportInput[]) => Promise<unknown>,
): Promise<void> {
  for (const [device, from, count] of sent) {
    const piece = own[device]!.slice(from, from + count + 1);
    if (piece.length) await submit(device, piece);
  }
  for (const device of last) if (own[device]!.length) await submit(device, own[device]!);
}

/** How far each device's clock is off: not at all, or by a day. */
const clocks = fc.tuple(...DEVICES.map(() => fc.constantFrom(-86_400_000, 0, 86_400_000)));

/** What it comes to when all is there before anything is judged. */
async function atOnce(own: readonly (readonly ReportInput[])[], later: readonly (readonly ReportInput[])[] = []) {
  const day = await travelling();
  for (const batch of [own, later]) {
    for (const [device, all] of batch.entries()) if (all.length) await day.keep(DEVICES[device]!, all);
    await day.judge();
  }
  return endOf(day);
}

/** What a device may claim, right or wrong. */
const minutes = fc.integer({ min: 0, max: 90 }).map((five) => 5 * five);
const odometer = fc.integer({ min: 0, max: 5 }).map((n) => 1000 + 10 * n);
const person = fc.constantFrom(...NAMES);
const someone = fc.constantFrom(...NAMES, WAITING);
const claim: fc.Arbitrary<() => Fact> = fc.oneof(
  fc.tuple(minutes, person).map(
    ([at, name]) =>
      () =>
        fact('boarding', after(at), about(name)),
  ),
  fc.tuple(minutes, person).map(
    ([at, name]) =>
      () =>
        fact('boarding', after(at), about(name)),
  ),
  fc.tuple(minutes, person, fc.constantFrom('unjustified', 'late')).map(
    ([at, name, kind]) =>
      () =>
        fact('no-show', after(at), { ...about(name), kind }),
  ),
  fc.tuple(minutes, someone, fc.constantFrom('returned', 'stays', 'hospitalised')).map(
    ([at, name, outcome]) =>
      () =>
        fact('return', after(at), { ...about(name), ...cameBack(outcome) }),
  ),
  fc.tuple(minutes, fc.constantFrom('returned', 'hospitalised')).map(
    ([at, outcome]) =>
      () =>
        fact('return', after(at), { authorizationFrom: EXCEPTION, ...cameBack(outcome) }),
  ),
  fc.tuple(minutes).map(
    ([at]) =>
      () =>
        fact('stand-by-boarding', after(at), about(WAITING)),
  ),
  fc.tuple(minutes, odometer).map(
    ([at, odometerKm]) =>
      () =>
        fact('departure', after(at / 10), { odometerKm }),
  ),
  fc.tuple(minutes, odometer).map(
    ([at, odometerKm]) =>
      () =>
        fact('stop', after(at), { kind: 'pause', place: 'Posto', odometerKm }),
  ),
  fc.tuple(minutes).map(
    ([at]) =>
      () =>
        fact('exception-boarding', after(at), {
          ...{ personId: UNLISTED, role: 'patient', from: '310080', boardingPlace: 'Trevo' },
          justification: 'Alta hospitalar sem outro transporte',
        }),
  ),
);
/** By exception boarded on the same device. */
const EXCEPTION = 'exception';
const cameBack = (outcome: string) => ({
  outcome,
  ...(outcome === 'returned' ? {} : { reason: 'Ficou em observação' }),
  ...(outcome === 'stays' ? { returnsOn: '2026-10-07' } : {}),
});
const completion = fc.tuple(minutes, odometer).map(
  ([at, odometerKm]) =>
    () =>
      fact('completion', after(600 + at), { odometerKm: odometerKm + 100 }),
);

/** What three devices have: a departure, and then anything. */
const claimed = (one: fc.Arbitrary<() => Fact>) =>
  fc
    .tuple(...DEVICES.map(() => fc.tuple(minutes, odometer, fc.array(one, { maxLength: 5 }))))
    .map((devices) =>
      devices.map(([at, odometerKm, claims], device) =>
        numbered(DEVICES[device]!, [
          fact('departure', after(at / 10), { odometerKm }),
          ...claims.map((make) => make()),
        ]),
      ),
    );

describe('reports of three devices', () => {
  it('end in the same trip, in whatever pieces, order and repetition they come', async () => {
    const one = await travelling();
    await one.submit(DEVICES[0]!, numbered(DEVICES[0]!, DAY));
    const expected = await endOf(one);
    expect(expected.trip).toMatchObject({ status: 'completed', departedAt: on('07:00') });

    await fc.assert(
      fc.asyncProperty(witnesses, sending, async (seenBy, order) => {
        const day = await travelling();
        const own = DEVICES.map((device, n) =>
          numbered(
            device,
            DAY.filter((_, at) => seenBy[at]!.includes(n)),
          ),
        );
        await sendAll(own, order, (device, piece) => day.submit(DEVICES[device]!, piece));
        const end = await endOf(day);
        expect(end.trip).toEqual(expected.trip);
        expect(end.readings.map(({ at, odometerKm }) => [at, odometerKm])).toEqual(
          expected.readings.map(({ at, odometerKm }) => [at, odometerKm]),
        );
        expect(end.reports.map(([clientId]) => clientId)).toEqual(
          own.flatMap((all) => all.map(({ clientId }) => clientId)).toSorted(),
        );
        expect(end.reports.filter(([, , status]) => status !== 'applied' && status !== 'confirmed')).toEqual([]);

        const before = await day.store.head();
        await day.submit(DEVICES[order.last[0]!]!, own[order.last[0]!]!.slice(0, 3));
        expect(await day.store.head()).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('that contradict each other end in the same trip and the same conflicts, whatever came first and whatever their clocks say', () =>
    fc.assert(
      fc.asyncProperty(claimed(claim), sending, clocks, async (own, order, offsets) => {
        const day = await travelling();
        await sendAll(own, order, (device, piece) => {
          const byClock = (at: Instant) => new Date(Date.parse(at) + offsets[device]!).toISOString() as Instant;
          const told = piece.map((report) => ({ ...report, at: byClock(report.at) }));
          return day.submit(DEVICES[device]!, told, byClock(EVENING));
        });
        expect(await endOf(day)).toEqual(await atOnce(own));
      }),
      { numRuns: 100 },
    ));

  it('end a trip with what was there by then; what says otherwise afterwards is a conflict, whatever its hour', () =>
    fc.assert(
      fc.asyncProperty(claimed(fc.oneof(claim, completion)), sending, async (own, order) => {
        const day = await travelling();
        const here = DEVICES.map(() => new Set<ReportInput>());
        let byThen: ReportInput[][] | undefined;
        await sendAll(own, order, async (device, piece) => {
          for (const report of piece) here[device]!.add(report);
          await day.submit(DEVICES[device]!, piece);
          const ended = (await endOf(day)).trip.status === 'completed';
          if (ended) byThen ??= here.map((one) => [...one]);
        });
        const later = byThen?.map((_, device) => own[device]!.filter((one) => !byThen?.[device]?.includes(one)));
        expect(await endOf(day)).toEqual(await atOnce(byThen ?? own, later));
      }),
      { numRuns: 100 },
    ));

  it('never overrule what the office recorded by hand or settled, in whatever order they come', () =>
    fc.assert(
      fc.asyncProperty(claimed(claim), sending, fc.nat(7), async ([first = [], ...rest], order, settled) => {
        const late = [[], ...rest];
        const office = async () => {
          const day = await travelling();
          await day.byHand(DepartTrip, { at: on('07:00'), odometerKm: 1000 });
          await day.byHand(BoardPassenger, { ...about('ana'), at: on('07:10') });
          if (first.length) await day.submit(DEVICES[0]!, first);
          const conflicts = [...(await day.known()).values()].filter(({ status }) => status === 'conflict');
          const looked = conflicts.length ? conflicts[settled % conflicts.length] : undefined;
          if (looked) await day.settle(looked.clientId);
          const stood = looked?.authorizationId && (await whereabouts(day, looked.authorizationId));
          return { day, looked, stood };
        };
        const [one, other] = [await office(), await office()];
        await sendAll(late, order, (device, piece) => one.day.submit(DEVICES[device]!, piece));
        for (const device of [2, 1]) if (late[device]!.length) await other.day.keep(DEVICES[device]!, late[device]!);
        await other.day.judge();
        expect(await endOf(one.day)).toEqual(await endOf(other.day));

        const { trip, reports: ends } = await endOf(one.day);
        expect(trip).toMatchObject({ departedAt: on('07:00'), departureKm: 1000 });
        expect(await whereabouts(one.day, AUTHORIZATION['ana']!)).not.toMatch(/absent|expected/);
        if (one.looked) expect(ends).toContainEqual(expect.arrayContaining([one.looked.clientId, 'settled']));
        if (one.stood === 'absent') expect(await whereabouts(one.day, one.looked!.authorizationId!)).toBe('absent');
      }),
      { numRuns: 100 },
    ));

  it('from a clock that stood still are kept, and are a conflict', async () => {
    const day = await travelling();
    const still = fact('occurrence', '2026-09-01T07:00:00.000Z' as Instant, { kind: 'other', note: 'Parado' });
    const { answers } = await day.submit(DEVICES[0]!, numbered(DEVICES[0]!, [still]));
    expect(answers).toMatchObject([{ status: 'conflict', code: 'implausible-time' }]);
  });

  it('of which one names nobody are judged all the same, and that one is refused', async () => {
    const day = await travelling();
    const nobody = fact('exception-boarding', on('07:10'), { personId: 'ninguém', role: 'patient' });
    const sent = [
      fact('departure', on('07:00'), { odometerKm: 1000 }),
      nobody,
      fact('boarding', on('07:20'), about('ana')),
    ];
    const { answers } = await day.submit(DEVICES[0]!, numbered(DEVICES[0]!, sent));
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'refused', 'accepted']);
  });

  it('are done once when a batch comes twenty times, whole or cut in the middle', () =>
    fc.assert(
      fc.asyncProperty(claimed(claim), fc.nat(9), async (own, cut) => {
        const day = await travelling();
        for (const [device, all] of own.entries()) {
          await Promise.all(
            Array.from({ length: 20 }, (_, n) => day.submit(DEVICES[device]!, n % 2 ? all : all.slice(0, cut + 1))),
          );
        }
        expect(await endOf(day)).toEqual(await atOnce(own));
        const facts = (await eventsOf(day.store, `trip-${day.tripId}`)).map(({ id }) => id);
        expect(new Set(facts).size).toBe(facts.length);
      }),
      { numRuns: 5 },
    ));
});

const whereabouts = async ({ office, tripId }: Day, authorizationId: Uuid) =>
  ((await office.state(tripId)) as KnownTrip).passengers.get(authorizationId)?.whereabouts;
