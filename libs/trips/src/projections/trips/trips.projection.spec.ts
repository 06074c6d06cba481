import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#embarque/event-store';
import { idFrom, Plate, the } from '#embarque/kernel';
import { Projector, projectionPool, readModelSchema } from '#embarque/read-model';
import { type Pool } from 'pg';
import { EVERYTHING } from '../../../../../test/support/askers.js';
import { migratedDatabase } from '../../../../../test/support/migrated.js';
import {
  absent,
  authorizationOf,
  authorized,
  back,
  boarded,
  car,
  completed,
  DAY,
  departed,
  exceptional,
  MANAGER,
  NEXT_DAY,
  on,
  revoked,
  scheduled,
  standByBoarded,
  stopped,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { tripStream, type Transport, type TripEvent } from '../../domain/trip.js';
import { MemoryKeys } from '../../../../privacy/src/testing/memory-keys.js';
import { PassengerTexts } from '../../passenger-texts.js';
import { GetManifestHandler } from '../../queries/get-manifest/get-manifest.js';
import { GetTripHandler } from '../../queries/get-trip/get-trip.js';
import { ListTripsHandler } from '../../queries/list-trips/list-trips.js';
import { tripsSchema } from '../../schema.js';
import { tripsProjection } from './trips.projection.js';

const van = { ...car, vehicleId: idFrom('van'), plate: the(Plate, 'RTB2C34'), seats: 9 };
const HISTORY: TripEvent[] = [
  scheduled(),
  ...['ana', 'bia', 'cida', 'davi'].map((name, index) => authorized(name, { seat: String(index + 1) })),
  authorized('zeca', { role: 'lap-child', accommodation: 'lap', withAuthorization: authorizationOf('ana') }),
  { type: 'ManifestPublished', data: { tripId: TRIP, version: 1, revision: 5, at: NEXT_DAY } },
  revoked('davi'),
  { type: 'VehicleReplaced', data: { tripId: TRIP, vehicle: van, reservationId: idFrom('swap'), reason: 'Pane' } },
  ...Object.entries({ ana: '1', bia: '2', cida: '5', zeca: undefined }).map(([name, seat]): TripEvent => ({
    type: 'AuthorizationReissued',
    data: { tripId: TRIP, authorizationId: authorizationOf(name), issue: 2, plate: van.plate, ...(seat && { seat }) },
  })),
  departed(),
  absent('bia'),
  ...['ana', 'cida', 'zeca'].map((name) => boarded(name)),
  ...['ana', 'zeca'].map((name) => back(name)),
  back('cida', 'stays'),
  exceptional('rui', { seat: '7' }),
  ...['eva', 'ivo'].map((name) => authorized(name, { standBy: true })),
  standByBoarded('eva', '2'),
  stopped(on('10:00'), 1100),
  stopped(on('09:00')),
  {
    type: 'OccurrenceRecorded',
    data: { tripId: TRIP, occurrenceId: idFrom('flat'), kind: 'breakdown', at: on('09:30'), minutes: 40, note: 'Pneu' },
  },
  completed(),
  {
    type: 'TransportCorrected',
    data: {
      ...{
        tripId: TRIP,
        managerId: MANAGER,
        routeId: idFrom('route'),
        date: DAY,
        authorizationId: authorizationOf('zeca'),
      },
      ...{ travelled: { outbound: false, inbound: false }, whereabouts: 'absent', reason: 'sealed' },
      before: { ...authorized('zeca').data, outbound: true, inbound: true } as unknown as Transport,
    },
  },
  {
    type: 'TripReadingsCorrected',
    data: {
      ...{ tripId: TRIP, reason: 'Lido errado' },
      before: { departedAt: on('07:00'), departureKm: 1000, arrivedAt: on('21:00'), arrivalKm: 1500 },
      after: { departedAt: on('07:00'), departureKm: 1000, arrivedAt: on('21:00'), arrivalKm: 1400 },
    },
  },
];

describe('the board of trips', () => {
  let base: Awaited<ReturnType<typeof migratedDatabase>>;
  let pool: Pool;
  beforeAll(async () => {
    base = await migratedDatabase(readModelSchema, tripsSchema);
    pool = projectionPool(base.url);
  });
  afterAll(async () => {
    await pool.end();
    await base.drop();
  });

  it.each([1, 3, 1000])('shows a trip and its list as they ended, %d events at a time', async (pageSize) => {
    const store = new MemoryEventStore();
    for (const [n, { type, data }] of HISTORY.entries()) {
      await store.append(tripStream(TRIP), 'any', [
        { id: idFrom('event', n), type, data, metadata: { at: NEXT_DAY, actor: 'test' } },
      ]);
    }
    const small = Object.assign(Object.create(store) as MemoryEventStore, {
      readAll: (after: bigint, options: object) => store.readAll(after, { ...options, limit: pageSize }),
    });
    await new Projector(small, pool, [tripsProjection], { info: () => {}, fault: () => {} }).rebuild(tripsProjection);

    const trip = await new GetTripHandler(base.database, new PassengerTexts(new MemoryKeys())).execute({
      asker: EVERYTHING,
      tripId: TRIP,
    } as never);
    expect(trip).toMatchObject({ tripId: TRIP, date: DAY, plate: 'RTB2C34', seats: 9, status: 'completed' });
    expect(trip?.passengers.map(({ whereabouts, issue, plate }) => [whereabouts, issue, plate])).toEqual([
      ['returned', 2, 'RTB2C34'],
      ['absent', 2, 'RTB2C34'],
      ['stays', 2, 'RTB2C34'],
      ['revoked', 1, 'RTA1B23'],
      ['absent', 2, 'RTB2C34'],
      ['away', 1, 'RTB2C34'],
      ['away', 1, 'RTB2C34'],
      ['stand-by', 1, 'RTB2C34'],
    ]);
    const list = trip!.passengers.slice(0, 5);
    expect(list.map(({ noShowKind }) => noShowKind)).toEqual([null, 'unjustified', null, null, null]);
    expect(list.map(({ returnsOn }) => returnsOn)).toEqual([null, null, DAY, null, null]);
    expect(trip?.passengers.map(({ seat }) => seat)).toEqual(['1', '2', '5', '4', null, '7', '2', null]);
    expect(trip?.passengers.map(({ exceptional }) => exceptional)).toEqual([
      ...Array(5).fill(false),
      true,
      false,
      false,
    ]);
    expect(trip).toMatchObject({ departureKm: 1000, arrivalKm: 1400 });
    expect(trip?.corrections).toMatchObject([
      {
        ...{ author: 'test', authorizationId: authorizationOf('zeca'), reason: null },
        ...{ before: { outbound: true, inbound: true }, after: { outbound: false, inbound: false } },
      },
      { before: { arrivalKm: 1500 }, after: { arrivalKm: 1400 }, authorizationId: null, reason: 'Lido errado' },
    ]);
    expect(trip?.standBy).toEqual([authorizationOf('ivo')]);
    expect(trip?.stops.map(({ odometerKm }) => odometerKm)).toEqual([null, 1100]);
    expect(trip?.occurrences).toMatchObject([{ kind: 'breakdown', minutes: 40, note: 'Pneu', authorizationId: null }]);
    const cida = { authorizationId: authorizationOf('cida'), personId: idFrom('person', 'cida') };
    const taken = trip?.seatMap.filter(({ outbound, return: back }) => outbound ?? back);
    expect(trip?.seatMap.map(({ label }) => label)).toEqual(['M', '1', '2', '3', '4', '5', '6', '7', '8', 'C1']);
    expect(taken).toMatchObject([
      ...[{ label: '1' }, { label: '2' }, { label: '5', outbound: cida, return: null }, { label: '7' }],
    ]);

    expect(trip?.manifest).toEqual({
      ...{ version: 1, revision: 5, at: NEXT_DAY, changedSincePublished: true },
      changes: {
        ...{
          added: ['rui', 'eva'].map(authorizationOf),
          removed: [authorizationOf('davi')],
          reseated: [authorizationOf('cida')],
        },
        vehicle: { from: 'RTA1B23', to: 'RTB2C34' },
      },
    });
    const lists = await new GetManifestHandler(base.database).execute({ asker: EVERYTHING, tripId: TRIP } as never);
    const seats = (list: readonly { seat: string | null }[] = []) => list.map(({ seat }) => seat);
    expect(seats(lists?.published)).toEqual(['1', '2', '3', '4', null]);
    expect(seats(lists?.planned)).toEqual(['1', '2', '5', null, '7', '2']);

    const day = await new ListTripsHandler(base.database).execute({
      asker: EVERYTHING,
      managerId: MANAGER,
      date: DAY,
    } as never);
    expect(day).toMatchObject([
      { departsAt: '2026-10-05T07:00:00.000Z', passengers: { patients: 5, companions: 0, lapChildren: 1 } },
    ]);
    const places = { seats: 8, wheelchairPositions: 1, wheelchairsFree: 1, companions: 0, lapChildren: 0 };
    expect(day.map((one) => one.places)).toEqual([
      {
        outbound: { ...places, patients: 4, seated: 4, free: 4 },
        return: { ...places, patients: 3, seated: 3, free: 5 },
      },
    ]);
  });

  it('shows a trip as the reports of its devices corrected it, and what was corrected', async () => {
    const authorizationId = authorizationOf('ana');
    const history: TripEvent[] = [
      ...[scheduled(), authorized('ana', { seat: '1' }), departed(), absent('ana'), stopped(on('10:00'), 1100)],
      ...[stopped(on('09:00'), 1050), exceptional('rui', { seat: '2' })],
      {
        type: 'PassengerRecordCorrected',
        data: {
          ...{ tripId: TRIP, authorizationId, reason: 'sealed', before: { whereabouts: 'absent', seat: '1' } },
          after: { whereabouts: 'stays', boardedAt: on('07:05'), returnsOn: DAY, seat: '1' },
        },
      },
      {
        type: 'DepartureCorrected',
        data: {
          ...{ tripId: TRIP, before: { at: on('07:00'), odometerKm: 1000 } },
          after: { at: on('06:50'), odometerKm: 990 },
        },
      },
      { type: 'StopWithdrawn', data: { tripId: TRIP, stopId: idFrom('stop', on('10:00')) } },
      {
        type: 'ExceptionalBoardingWithdrawn',
        data: { tripId: TRIP, authorizationId: authorizationOf('rui'), reason: 'sealed' },
      },
    ];
    const store = new MemoryEventStore();
    const toNew = ({ type, data }: TripEvent, n: number) => ({
      ...{ id: idFrom('corrected', n), type, data, metadata: { at: NEXT_DAY, actor: 'test' } },
    });
    await store.append(tripStream(TRIP), 'none', history.map(toNew));
    await new Projector(store, pool, [tripsProjection], { info: () => {}, fault: () => {} }).rebuild(tripsProjection);
    const trip = await new GetTripHandler(base.database, new PassengerTexts(new MemoryKeys())).execute({
      asker: EVERYTHING,
      tripId: TRIP,
    } as never);
    expect(trip).toMatchObject({ departedAt: new Date(on('06:50')), departureKm: 990 });
    expect(trip?.passengers).toMatchObject([
      { whereabouts: 'stays', noShowKind: null, returnsOn: DAY, seat: '1' },
      { whereabouts: 'revoked' },
    ]);
    expect(trip?.stops.map(({ odometerKm }) => odometerKm)).toEqual([1050]);
    expect(trip?.corrections).toMatchObject([
      {
        authorizationId,
        before: { outbound: false, inbound: false },
        after: { outbound: true, inbound: false },
      },
    ]);
    expect(await base.database.query('select * from trips.exception_boarding')).toEqual([]);
  });
});
