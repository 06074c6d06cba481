import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, idFrom, type Instant } from '#embarque/kernel';
import { given } from '../../../../test/support/given.js';
import {
  agenda,
  agendaStreams,
  releaseSlot,
  reserveSlot,
  RESOURCE_KINDS,
  type Agenda,
  type Reservation,
} from './agenda.js';

const hour = (n: number): Instant => new Date(Date.UTC(2026, 9, 5, n)).toISOString() as Instant;
const reservation = (name: string, from: number, to: number, change: Partial<Reservation> = {}): Reservation => ({
  ...{ reservationId: idFrom(name), tripId: idFrom('trip', name), tripRevision: 'none', reservedAt: hour(0) },
  ...{ from: hour(from), to: hour(to), ...change },
});
const reserved = (data: Reservation) => ({ type: 'SlotReserved' as const, data });
const released = (name: string) => ({ type: 'SlotReleased' as const, data: { reservationId: idFrom(name) } });
const reserving = (wish: Reservation, lapsed?: Reservation[]) => (state: Agenda) =>
  reserveSlot('vehicle', wish, state, lapsed);

describe('an agenda', () => {
  const morning = reservation('morning', 4, 8);

  it('takes what follows without a gap, and refuses what overlaps', () => {
    given(agenda, reserved(morning))
      .when(reserving(reservation('noon', 8, 12)))
      .then(reserved(reservation('noon', 8, 12)));
    for (const kind of RESOURCE_KINDS) {
      given(agenda, reserved(morning))
        .when((state) => reserveSlot(kind, reservation('early', 7, 9), state))
        .thenRefused(
          `${kind}-busy`,
          kind === 'person'
            ? /^Esta pessoa já tem transporte neste horário\.$/
            : new RegExp(`já está em outra viagem neste horário \\(viagem ${morning.tripId}\\)`),
        );
    }
  });

  it('reserves the same thing once, and writes it again when its trip has moved', () => {
    given(agenda, reserved(morning)).when(reserving(morning)).then();
    const moved = { ...morning, tripRevision: 3 };
    given(agenda, reserved(morning)).when(reserving(moved)).then(reserved(moved));
  });

  it('makes room for a reservation that lapsed, unless that was renewed meanwhile', () => {
    const wish = reservation('early', 3, 5);
    given(agenda, reserved(morning))
      .when(reserving(wish, [morning]))
      .then(released('morning'), reserved(wish));
    given(agenda, reserved({ ...morning, tripRevision: 4 }))
      .when(reserving(wish, [morning]))
      .thenRefused('vehicle-busy', /outra viagem/);
  });

  it('is free again once released, by the id of the reservation only', () => {
    given(agenda, reserved(morning))
      .when((state) => releaseSlot(idFrom('morning'), state))
      .then(released('morning'));
    given(agenda, reserved(morning))
      .when((state) => releaseSlot(idFrom('other'), state))
      .then();
    given(agenda, reserved(morning), released('morning'))
      .when(reserving(reservation('early', 3, 5)))
      .then(reserved(reservation('early', 3, 5)));
  });

  it('never holds two overlapping reservations, whatever is reserved, renewed, taken over and released', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
            from: fc.nat(20),
            length: fc.integer({ min: 1, max: 8 }),
            tripRevision: fc.nat(2),
            release: fc.boolean(),
            lapsed: fc.boolean(),
          }),
        ),
        (asked) => {
          let state = agenda.initial;
          for (const { name, from, length, tripRevision, release, lapsed } of asked) {
            const decided = release
              ? releaseSlot(idFrom(name), state)
              : reserveSlot(
                  'person',
                  reservation(name, from, from + length, { tripRevision }),
                  state,
                  lapsed ? [...state.values()] : [],
                );
            if (decided.ok) state = fold(agenda, decided.events, state);
            if (release) expect(state.has(idFrom(name))).toBe(false);
            const slots = [...state.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
            slots.slice(1).forEach((slot, n) => expect(slots[n]!.to <= slot.from).toBe(true));
          }
        },
      ),
      { numRuns: 500 },
    ));

  it('is kept by month of Minas Gerais, in both months over their turn; driver and attendant are one crew', () => {
    const id = idFrom('someone');
    const slot = (from: string, to: string) => ({ from: from as Instant, to: to as Instant });
    const october = slot('2026-10-05T07:00:00.000Z', '2026-10-05T21:00:00.000Z');
    expect(agendaStreams({ kind: 'person', id }, october)).toEqual([`agenda-person-${id}-202610`]);
    expect(agendaStreams({ kind: 'driver', id }, october)).toEqual(agendaStreams({ kind: 'attendant', id }, october));
    expect(
      agendaStreams({ kind: 'vehicle', id }, slot('2026-11-01T02:00:00.000Z', '2026-11-01T04:00:00.000Z')),
    ).toEqual([`agenda-vehicle-${id}-202610`, `agenda-vehicle-${id}-202611`]);
  });
});
