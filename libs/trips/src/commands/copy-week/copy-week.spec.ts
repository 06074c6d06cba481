import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#embarque/event-store';
import { fold, idFrom, LocalDate, the, type Uuid } from '#embarque/kernel';
import { NOON } from '../../../../../test/support/asking.js';
import { given } from '../../../../../test/support/given.js';
import { cancelled, MANAGER, scheduled, TRIP } from '../../domain/testing/trip-facts.js';
import { trip, type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { templateTrip } from '../../domain/trip-template.js';
import { copyOf, weekCopies } from '../../domain/week-copy.js';
import { later, officeOn, TIMES, tripOf } from '../../testing/office.js';
import { CancelTrip } from '../cancel-trip/cancel-trip.command.js';
import { CopyWeek } from './copy-week.command.js';
import { copyWeek } from './copy-week.decision.js';

const day = (text: string) => the(LocalDate, text);
const known = (...events: TripEvent[]) => fold(trip, [scheduled(), ...events]) as KnownTrip;
const weeks = { managerId: MANAGER, from: day('2026-10-05'), to: day('2026-10-12'), now: NOON };

describe('copying a week', () => {
  const copying = (change: Partial<typeof weeks>, trips: KnownTrip[]) => () => copyWeek({ ...weeks, ...change }, trips);

  it('records who asked for which trips', () =>
    given(weekCopies)
      .when(copying({}, [known()]))
      .then({ type: 'WeekCopied', data: { managerId: MANAGER, from: weeks.from, to: weeks.to, tripIds: [TRIP] } }));

  it('is from a Monday to another one', () =>
    given(weekCopies)
      .when(copying({ from: day('2026-10-06'), to: day('2026-10-06') }, []))
      .thenRefused('week-not-copyable', /segunda-feira/, /é a mesma/));

  it('says of each trip why it is not to be copied', () =>
    given(weekCopies)
      .when(
        copying({ managerId: idFrom('other manager'), from: day('2026-10-12'), to: day('2026-10-05') }, [
          known(cancelled()),
        ]),
      )
      .thenRefused('week-not-copyable', /outro gestor/, /não é da semana/, /cancelada/, /já passou/));

  it('keeps route, vehicle, crew and local hours, and gives the same id each time', () => {
    const copy = copyOf(known(), 7);
    expect(copy).toEqual({ ...copyOf(known(), 7), date: '2026-10-12', ...later(TIMES, 7) });
    expect(copy.tripId).not.toBe(copyOf(known(), 14).tripId);
    const templateId = idFrom('template');
    expect(copyOf({ ...known(), templateId }, 7).tripId).toBe(templateTrip(templateId, day('2026-10-12')));
  });

  describe('of an office', () => {
    const { from, to } = weeks;
    const setting = async () => {
      const office = officeOn(new MemoryEventStore());
      await office.schedule({ key: 'monday' });
      await office.schedule({ key: 'tuesday' }, { name: 'car-5', times: later(TIMES, 1) });
      await office.schedule({ key: 'busy' }, { name: 'car-5', driver: 'other', times: later(TIMES, 8) });
      const tripIds = [tripOf('tuesday'), tripOf('monday')];
      const copy = (ids: Uuid[] = tripIds, key = 'copy') =>
        office.send(CopyWeek, { managerId: MANAGER, from, to, tripIds: ids }, { key, input: ids.join() });
      return { office, copy };
    };

    it('schedules what nothing stands in the way of, by departure, and says the rest', async () => {
      const { office, copy } = await setting();
      const answer = await copy();
      expect(answer).toMatchObject({
        ok: true,
        result: {
          trips: [
            { copyOf: tripOf('monday'), outcome: 'scheduled', holiday: 'Nossa Senhora Aparecida' },
            { copyOf: tripOf('tuesday'), outcome: 'refused', reasons: [expect.stringContaining(tripOf('busy'))] },
          ],
        },
      });
      expect(await copy()).toEqual(answer);
      await office.send(CancelTrip, { tripId: tripOf('busy'), reason: 'Engano' }, { key: 'cancel' });
      expect(await copy(undefined, 'again')).toMatchObject({
        result: { trips: [{ outcome: 'already-there' }, { outcome: 'scheduled' }] },
      });
    });

    it('refuses trips that nobody knows, and a used key for others', async () => {
      const { copy } = await setting();
      expect(await copy([idFrom('none')])).toMatchObject({ refusal: { code: 'trip-unknown' } });
      await copy();
      expect(await copy([tripOf('monday')])).toMatchObject({ refusal: { code: 'idempotency-key-reused' } });
    });

    it('shows beforehand everything that stands in the way, and reserves nothing', async () => {
      const { office } = await setting();
      const preview = async (days: number) => {
        const { tripId, ...wanted } = copyOf((await office.state(tripOf('tuesday'))) as KnownTrip, days);
        return office.scheduling.preview(tripId, wanted, { role: 'fleet-manager', now: NOON });
      };
      const head = await office.store.head();
      expect(await preview(14)).toMatchObject({ ok: true });
      expect(await preview(7)).toMatchObject({ refusal: { reasons: [/veículo já está/].map(expect.stringMatching) } });
      // The driver's licence has an end.
      expect(await preview(3650)).toMatchObject({
        refusal: { reasons: expect.arrayContaining([expect.stringMatching(/habilitação do motorista vence/)]) },
      });
      expect(await office.store.head()).toBe(head);
    });
  });
});
