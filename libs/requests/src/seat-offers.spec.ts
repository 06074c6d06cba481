import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Streams,
  systemContext,
  type Claims,
  type CommandContext,
  type Reaction,
  type ReactionContext,
} from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { accept, addMinutes, idFrom, type Instant, type Uuid } from '#embarque/kernel';
import { type PeopleDirectory } from '#embarque/people';
import { type TerritoryDirectory } from '#embarque/territory';
import { AuthorizePassenger, ReplaceVehicle, RevokeAuthorization, type KnownTrip } from '#embarque/trips';
import { type CommandBus } from '@nestjs/cqrs';
import { context } from '../../../test/support/asking.js';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { appointment, authorizationOf, officeOn, tripOf, vehicle } from '../../trips/src/testing/office.js';
import { AcceptSeatOffer } from './commands/accept-seat-offer/accept-seat-offer.command.js';
import { AcceptSeatOfferHandler } from './commands/accept-seat-offer/accept-seat-offer.handler.js';
import { declineOffer } from './domain/answer-offer.js';
import { setAsides, setAsidesStream } from './domain/offer-seats.js';
import {
  request,
  requestStream,
  type KnownRequest,
  type Need,
  type Request,
  type RequestEvent,
} from './domain/request.js';
import { asked, DESTINATION, HOME, requestOf } from './domain/testing/request-facts.js';
import { FollowTrips } from './reactions/follow-trips.js';
import { OfferFreedSeats } from './reactions/offer-freed-seats.js';
import { needsText, RequestTexts } from './request-texts.js';
import { Requests } from './requests.js';
import { SeatOffers } from './seat-offers.js';

const START = '2026-10-03T12:00:00.000Z' as Instant;
const TRIP = tripOf('trip');
const personOf = (name: string): Uuid => idFrom('person', name);

interface Wants {
  readonly needs?: readonly Need[];
  /** Who is to come along; they need no name to need a seat. */
  readonly companions?: number;
  readonly birthDate?: string;
}

/** A car of four passengers' seats to where everybody wants to go, the office, and what follows by itself. */
async function hall() {
  const store = new MemoryEventStore();
  const keys = new MemoryKeys();
  const office = officeOn(store, keys, async (id) => {
    const state = await streams.load(requestStream(id), request);
    return state.status === 'unrequested' ? undefined : { ...state, waiting: state.status === 'waiting' };
  });
  const { streams, directory } = office;
  const people = { appointment: async () => ({ status: 'booked' }) } as unknown as PeopleDirectory;
  const territory = {
    route: async () => ({ status: 'registered', destination: DESTINATION, towns: [HOME] }),
  } as unknown as TerritoryDirectory;
  const texts = new RequestTexts(keys);
  const requests = new Requests(streams, undefined as unknown as Claims, people, texts);
  const offers = new SeatOffers(streams, directory, territory, people, requests, texts);
  const bus = {
    execute: (command: AuthorizePassenger) => office.execute(AuthorizePassenger, command, command.context),
  } as unknown as CommandBus;
  const accepting = new AcceptSeatOfferHandler(streams, bus, requests, texts);
  const reactions: Reaction[] = [new FollowTrips(streams, directory), new OfferFreedSeats(streams, requests, offers)];

  const clock = { now: START };
  let commands = 0;
  const next = (): CommandContext => context({ key: `command-${++commands}`, now: clock.now });
  const seen = reactions.map(() => 0n);
  /** Lets every reaction see what it has not seen, until nothing follows any more. */
  const settled = async () => {
    for (let head = -1n; head < (await store.head());) {
      head = await store.head();
      for (const [n, reaction] of reactions.entries()) {
        const { events } = await store.readAll(seen[n]!, { types: reaction.types, limit: 10_000 });
        for (const event of events) {
          const command = (what = '') => systemContext(reaction.name, [event.id, what], clock.now);
          await reaction.react(event, { command } as ReactionContext);
        }
        seen[n] = head;
      }
    }
  };
  const state = async (name: string) => (await streams.load(requestStream(requestOf(name)), request)) as KnownRequest;
  const names: string[] = [];
  await office.schedule({ key: 'trip', now: START }, { name: 'car-5' });

  return {
    ...{ store, clock, settled, state, names, offers, next },
    trip: async () => (await office.state(TRIP)) as KnownTrip,
    freed: async () => directory.freed(TRIP),
    anotherProcess: () => new SeatOffers(new Streams(store), directory, territory, people, requests, texts),
    held: async () => [...(await streams.load(setAsidesStream(TRIP), setAsides)).held.values()],
    ask: async (name: string, { needs = [], companions = 0, birthDate = '1990-01-01' }: Wants = {}) => {
      names.push(name);
      appointment(name);
      const requestId = requestOf(name);
      const seal = await texts.sealerFor(personOf(name), requestId);
      const event = asked(name, {
        ...{ needs: seal('needs', needsText(needs)), birthDate: seal('birthDate', birthDate), requestedAt: clock.now },
        accommodation: needs.includes('wheelchair') ? 'wheelchair' : 'seat',
        companions: Array.from({ length: companions }, () => ({ ground: 'MULHER', evidence: 'sealed' })),
      });
      await streams.decide<Request, RequestEvent>(requestStream(requestId), request, next(), () => accept(event));
      // Nobody asks in the same instant as another.
      clock.now = addMinutes(clock.now, 1);
    },
    /** By hand, without a request. */
    authorize: (name: string) => office.authorize(TRIP, name, { key: name, now: clock.now }),
    revoke: (name: string) =>
      office.execute(
        RevokeAuthorization,
        { tripId: TRIP, authorizationId: authorizationOf(name), reason: 'x' },
        next(),
      ),
    revokeId: (authorizationId: Uuid) =>
      office.execute(RevokeAuthorization, { tripId: TRIP, authorizationId, reason: 'x' }, next()),
    swap: (name: string) =>
      office.execute(ReplaceVehicle, { tripId: TRIP, vehicleId: vehicle(name), reason: 'Pane' }, next()),
    accept: (name: string, as = next()) =>
      accepting.execute(
        Object.assign(new AcceptSeatOffer(), { requestId: requestOf(name), boardingPlace: 'Praça', context: as }),
      ),
    decline: (name: string) =>
      requests.decide(requestOf(name), next(), (known) => declineOffer({ reason: 'sealed', now: clock.now }, known)),
    /** As the clock of any process does. */
    lapse: async () => {
      for (const name of names) {
        const { requestId, offer } = await state(name);
        if (offer) await offers.end({ requestId, offerId: offer.offerId }, 'SeatOfferLapsed', clock.now);
      }
    },
    offered: async () => {
      const all = await Promise.all(names.map(async (name) => [name, (await state(name)).offer] as const));
      return all.flatMap(([name, offer]) => (offer ? [name] : []));
    },
  };
}
type Hall = Awaited<ReturnType<typeof hall>>;

/** The car is full, and these wait. */
async function fullCar(...waiting: readonly (readonly [name: string, wants?: Wants])[]): Promise<Hall> {
  const world = await hall();
  for (const name of ['w1', 'w2', 'w3', 'w4']) await world.authorize(name);
  for (const [name, wants] of waiting) await world.ask(name, wants);
  await world.settled();
  return world;
}

describe('a seat that comes free', () => {
  it('is offered to the first who can take it, who is told why to them, and to nobody while the car is full', async () => {
    const world = await fullCar(['couple', { companions: 1 }], ['chair', { needs: ['wheelchair'] }], ['ana'], ['bia']);
    // The wheelchair position was never taken: it did not come free.
    expect(await world.offered()).toEqual([]);
    await world.revoke('w1');
    await world.settled();
    expect(await world.offered()).toEqual(['ana']);
    const { now } = world.clock;
    expect((await world.state('ana')).offer).toMatchObject({
      ...{ tripId: TRIP, places: { seats: 1, wheelchairs: 0 }, place: 3, offeredAt: now },
      validUntil: addMinutes(now, 120),
      passedOver: [
        { requestId: requestOf('chair'), place: 1, cause: 'wheelchair' },
        { requestId: requestOf('couple'), place: 2, cause: 'seats' },
      ],
    });
  });

  it('goes to the next when it is declined, when nobody answers in time, and when who was asked withdraws', async () => {
    const world = await fullCar(['ana'], ['bia'], ['caio'], ['davi']);
    await world.revoke('w1');
    await world.settled();
    expect(await world.decline('ana')).toMatchObject({ ok: true });
    await world.settled();
    expect(await world.offered()).toEqual(['bia']);
    expect((await world.state('ana')).status).toBe('waiting');

    world.clock.now = addMinutes(world.clock.now, 119);
    await world.lapse();
    await world.settled();
    expect(await world.offered()).toEqual(['bia']);
    world.clock.now = addMinutes(world.clock.now, 1);
    expect(await world.decline('bia')).toMatchObject({ ok: false, refusal: { code: 'no-seat-offer' } });
    await world.lapse();
    await world.settled();
    expect(await world.offered()).toEqual(['caio']);
    expect((await world.state('caio')).offer!.passedOver.map(({ cause }) => cause)).toEqual(['declined', 'lapsed']);
  });

  it('lapses on the next movement too, without anybody looking at the clock', async () => {
    const world = await fullCar(['ana'], ['bia']);
    await world.revoke('w1');
    await world.settled();
    world.clock.now = addMinutes(world.clock.now, 120);
    await world.ask('caio');
    await world.settled();
    expect(await world.offered()).toEqual(['bia']);
    expect((await world.state('ana')).pastOffers).toMatchObject([{ outcome: 'lapsed' }]);
  });

  it('is taken by the command that the office gives by hand, once, however often it is sent', async () => {
    const world = await fullCar(['ana'], ['bia']);
    await world.revoke('w1');
    await world.settled();
    const command = world.next();
    const first = await world.accept('ana', command);
    expect(first).toMatchObject({ ok: true, result: { tripId: TRIP, seat: expect.any(String), companions: [] } });
    expect(await world.accept('ana', command)).toEqual(first);
    await world.settled();
    expect(await world.accept('ana', command)).toEqual(first);
    expect(await world.state('ana')).toMatchObject({ status: 'authorised', tripId: TRIP });
    expect(await world.offered()).toEqual([]);
    expect(await world.accept('ana')).toMatchObject({ ok: false, refusal: { code: 'no-seat-offer' } });
  });

  it('stays offered when the authorisation is refused, and is called off when somebody else was given the seat', async () => {
    const world = await fullCar(['ana']);
    await world.revoke('w1');
    await world.settled();
    await world.authorize('w5');
    const refused = await world.accept('ana');
    expect(refused).toMatchObject({ ok: false, refusal: { reasons: ['Não há lugar livre nesta viagem.'] } });
    expect(await world.offered()).toEqual(['ana']);
    await world.settled();
    expect(await world.offered()).toEqual([]);
    expect((await world.state('ana')).pastOffers).toMatchObject([{ outcome: 'cancelled' }]);
    // Not hers to have declined: she is the next again.
    await world.revoke('w2');
    await world.settled();
    expect(await world.offered()).toEqual(['ana']);
  });

  it('keeps the companion’s seat, too, for as long as the offer would have stood', async () => {
    const world = await fullCar(['couple', { companions: 1 }], ['ana']);
    await world.revoke('w1');
    await world.settled();
    expect(await world.offered()).toEqual(['ana']);
    expect(await world.decline('ana')).toMatchObject({ ok: true });
    await world.ask('bia');
    await world.revoke('w2');
    await world.settled();
    expect(await world.offered()).toEqual(['couple']);
    await world.accept('couple');
    await world.settled();
    expect(await world.offered()).toEqual([]);
    world.clock.now = addMinutes(world.clock.now, 121);
    await world.ask('caio');
    await world.settled();
    expect(await world.offered()).toEqual(['bia']);
  });

  it('is offered no more when it is too late to answer before the departure', async () => {
    const world = await fullCar(['ana']);
    world.clock.now = '2026-10-05T06:00:00.000Z' as Instant;
    await world.revoke('w1');
    await world.settled();
    expect(await world.offered()).toEqual([]);
    const other = await fullCar(['ana']);
    other.clock.now = '2026-10-05T05:30:00.000Z' as Instant;
    await other.revoke('w1');
    await other.settled();
    expect((await other.state('ana')).offer!.validUntil).toBe('2026-10-05T06:00:00.000Z');
  });

  it('is offered as often as a larger vehicle has more, and not to who was taken off the trip', async () => {
    const world = await fullCar(['ana'], ['bia'], ['caio']);
    await world.swap('car-7');
    await world.settled();
    expect(await world.offered()).toEqual(['ana', 'bia']);
    await world.accept('ana');
    await world.settled();
    await world.revokeId((await world.state('ana')).authorizationId!);
    await world.settled();
    expect(await world.state('ana')).toMatchObject({ status: 'waiting' });
    expect(await world.offered()).toEqual(['bia', 'caio']);
  });
});

const NAMES = ['ana', 'bia', 'caio', 'davi', 'eva', 'fabio'];
const WALK_INS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'];

type Move =
  | { readonly move: 'ask'; readonly name: string; readonly wants: Wants }
  | { readonly move: 'authorize' | 'revoke' | 'accept' | 'decline' | 'give back' | 'swap'; readonly name: string }
  | { readonly move: 'wait'; readonly minutes: number };

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    move: fc.constant('ask' as const),
    name: fc.constantFrom(...NAMES),
    wants: fc.record({
      needs: fc.constantFrom<readonly Need[]>([], [], ['wheelchair']),
      companions: fc.constantFrom(0, 0, 1),
      birthDate: fc.constantFrom('1990-01-01', '1940-01-01'),
    }),
  }),
  fc.record({ move: fc.constantFrom('authorize' as const, 'revoke' as const), name: fc.constantFrom(...WALK_INS) }),
  fc.record({
    move: fc.constantFrom('accept' as const, 'decline' as const, 'give back' as const),
    name: fc.constantFrom(...NAMES),
  }),
  fc.record({ move: fc.constant('swap' as const), name: fc.constantFrom('car-3', 'car-5', 'car-8') }),
  fc.record({ move: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 200 }) }),
);

async function make(world: Hall, one: Move): Promise<void> {
  if (one.move === 'wait') {
    world.clock.now = addMinutes(world.clock.now, one.minutes);
    return;
  }
  const { move, name } = one;
  if (move === 'ask') return world.names.includes(name) ? undefined : world.ask(name, one.wants);
  if (move === 'authorize' || move === 'revoke' || move === 'swap') return void (await world[move](name));
  if (!world.names.includes(name)) return;
  if (move !== 'give back') return void (await world[move](name));
  const { authorizationId } = await world.state(name);
  if (authorizationId) await world.revokeId(authorizationId);
}

/** What holds whatever happened, once the clock was looked at. */
async function check(world: Hall): Promise<void> {
  const offerAgain = async () =>
    world.offers.offer(TRIP, (what) => systemContext('again', [what, String(++again)], world.clock.now));
  let again = 0;
  await world.lapse();
  await world.settled();
  await offerAgain();

  const trip = await world.trip();
  const aboard = [...trip.passengers.values()];
  const free = trip.vehicle.seats - 1 - aboard.filter(({ accommodation }) => accommodation === 'seat').length;
  const positions = aboard.filter(({ accommodation }) => accommodation === 'wheelchair').length;
  expect(free).toBeGreaterThanOrEqual(0);
  expect(positions).toBeLessThanOrEqual(trip.vehicle.wheelchairPositions);

  const { freed, authorizations } = await world.freed();
  const known = await Promise.all(world.names.map((name) => world.state(name)));
  const open = known.flatMap(({ offer, status }) => (offer ? [{ ...offer, status }] : []));
  const left = {
    seats: open.reduce((seats, { places }) => seats - places.seats, freed.outbound.seats),
    wheelchairs: open.reduce((positions, { places }) => positions - places.wheelchairs, freed.outbound.wheelchairs),
  };
  expect(freed.outbound.seats).toBeLessThanOrEqual(free);
  expect(Math.min(left.seats, left.wheelchairs)).toBeGreaterThanOrEqual(0);
  const held = new Set((await world.held()).map(({ offerId }) => offerId));
  for (const { offerId, status, place, passedOver } of open) {
    expect([status, held.has(offerId)]).toEqual(['waiting', true]);
    // Everybody before them is accounted for.
    expect(passedOver.map((one) => one.place)).toEqual(Array.from({ length: place - 1 }, (_, n) => n + 1));
  }

  // Nobody is left who could take what is left.
  const people = new Set([...authorizations.values()].map(({ personId }) => personId));
  for (const { status, offer, personId, pastOffers = [], accommodation, companions } of known) {
    const answered = pastOffers.some(({ outcome }) => outcome === 'declined' || outcome === 'lapsed');
    if (status !== 'waiting' || offer || answered || people.has(personId) || held.size > open.length) continue;
    const seats = companions.length + (accommodation === 'seat' ? 1 : 0);
    const wheelchairs = accommodation === 'wheelchair' ? 1 : 0;
    expect(seats <= left.seats && wheelchairs <= left.wheelchairs).toBe(false);
  }
  const head = await world.store.head();
  await offerAgain();
  expect(await world.store.head()).toBe(head);
}

describe('whatever is freed, answered, left to lapse or asked for', () => {
  it('is never offered twice nor sold twice, and is offered in turn as long as somebody can take it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { maxLength: 12 }), async (moves) => {
        const world = await fullCar(['first']);
        for (const one of moves) {
          await make(world, one);
          await world.settled();
          await check(world);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is whole again with the next movement, wherever the process died that offered it or called it off', async () => {
    for (let appends = 0, died = true; died; appends++) {
      const world = await fullCar(['ana'], ['bia']);
      await world.swap('car-7');
      await world.settled();
      await world.authorize('w5');
      await world.decline('ana');
      const { store } = world;
      const real = store.append.bind(store);
      let left = appends;
      store.append = (...args) => (left-- > 0 ? real(...args) : Promise.reject(new Error('the process dies here')));
      died = await world.settled().then(
        () => false,
        () => true,
      );
      store.append = real;
      await world.ask('caio');
      await world.authorize('w6');
      await world.settled();
      await check(world);
      expect(await world.offered()).toEqual([]);
    }
  });

  it('gives one seat once also when two processes offer it at the same time', async () => {
    const world = await fullCar(['ana'], ['bia'], ['caio']);
    await world.revoke('w1');
    await world.offers.list(TRIP, (what) => systemContext('one', [what], world.clock.now));
    await Promise.all(
      ['one', 'other', 'third'].map((who) =>
        world.anotherProcess().offer(TRIP, (what) => systemContext(who, [what], world.clock.now)),
      ),
    );
    expect(await world.offered()).toEqual(['ana']);
    expect(await world.held()).toHaveLength(1);
  });
});
