import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#embarque/event-store';
import { IbgeCode, idFrom, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { MemoryKeys } from '../../../../privacy/src/testing/memory-keys.js';
import {
  absent,
  authorizationOf,
  authorized,
  boarded,
  completed,
  departed,
  exceptional,
  HOME,
  knownTrip,
  NEXT_DAY,
  on,
  personFacts,
  scheduled,
  TIMES,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip, type Role } from '../../domain/trip.js';
import { officeOn, tripOf } from '../../testing/office.js';
import { DepartTrip } from '../depart-trip/depart-trip.command.js';
import { BoardByException } from './board-by-exception.command.js';
import { boardByException } from './board-by-exception.decision.js';

describe('boarding somebody who is not on the list', () => {
  const asked = { role: 'patient' as Role, age: 40, from: HOME, at: on('07:10'), now: NEXT_DAY, adult: '' };
  const boarding =
    (name: string, change: Partial<typeof asked> = {}) =>
    (state: KnownTrip) => {
      const { role, age, from, at, now, adult } = { ...asked, ...change };
      return boardByException(
        {
          ...{ authorizationId: authorizationOf(name), person: personFacts(name, age), role, legs: 'round-trip', from },
          ...{ boardingPlace: 'Praça da Matriz', justification: 'Alta sem outro transporte', at, now },
          ...(adult ? { withAuthorization: authorizationOf(adult) } : {}),
        },
        state,
      );
    };
  const NAMES = ['ana', 'bia', 'cida', 'davi'];
  const full = [scheduled(), ...NAMES.map((name) => authorized(name)), departed()];

  it('gives a free place, and an authorisation of its own', () =>
    given(knownTrip, scheduled(), departed())
      .when(boarding('ana'))
      .then(exceptional('ana', { seat: '1' })));

  it('never overloads: a place is free when somebody is absent', () => {
    given(knownTrip, ...full)
      .when(boarding('eva'))
      .thenRefused('exception-not-boardable', /Não há lugar livre/);
    given(knownTrip, ...full, absent('bia'))
      .when(boarding('eva'))
      .then(exceptional('eva', { seat: '1' }));
  });

  it('says all that stands in the way', () =>
    given(knownTrip, ...full)
      .when(boarding('ana', { from: the(IbgeCode, '311120'), at: on('06:00'), now: on('05:00') }))
      .thenRefused(
        'exception-not-boardable',
        /já está na lista/,
        /não faz parte da rota/,
        /antes da saída da viagem \(05\/10\/2026, 04:00\)/,
        /futuro/,
        /lugar livre/,
      ));

  it('takes a child only with somebody who is aboard, a small one on the lap', () => {
    const aboard = [scheduled(), authorized('ana'), authorized('bia'), departed(), boarded('ana')];
    for (const adult of ['', 'bia']) {
      given(knownTrip, ...aboard)
        .when(boarding('zeca', { role: 'lap-child', age: 2, adult }))
        .thenRefused('exception-not-boardable', /só embarca com quem já está a bordo/);
    }
    given(knownTrip, ...aboard)
      .when(boarding('zeca', { role: 'lap-child', age: 2, adult: 'ana' }))
      .then(
        exceptional('zeca', { role: 'lap-child', accommodation: 'lap', withAuthorization: authorizationOf('ana') }),
      );
    given(knownTrip, ...aboard)
      .when(boarding('jovem', { role: 'companion', age: 15, adult: 'ana' }))
      .thenRefused('exception-not-boardable', /não acompanha/);
    given(knownTrip, ...aboard)
      .when(boarding('grande', { role: 'lap-child', age: 6, adult: 'ana' }))
      .thenRefused('exception-not-boardable', /até 5 anos/);
  });

  it('belongs to a trip on the road', () => {
    for (const history of [[], [departed(), completed()]]) {
      given(knownTrip, scheduled(), ...history)
        .when(boarding('ana'))
        .thenRefused('trip-not-underway', /autorize/);
    }
  });

  describe('through its handler', () => {
    const boardOn = async (one: ReturnType<typeof officeOn>, tripId: string, name: string) =>
      one.send(
        BoardByException,
        {
          ...{ tripId, personId: idFrom('person', name), role: 'patient', from: HOME, at: TIMES.departsAt },
          ...{ boardingPlace: 'Praça da Matriz', justification: 'Alta sem outro transporte' },
        },
        { key: `${name} on ${tripId}`, now: TIMES.endsAt },
      );
    const underway = async (one: ReturnType<typeof officeOn>, key: string, name: string) => {
      await one.schedule({ key }, { name, driver: name });
      await one.send(
        DepartTrip,
        { tripId: tripOf(key), at: TIMES.departsAt, odometerKm: 1 },
        { key: `${key} departs`, now: TIMES.endsAt },
      );
      return tripOf(key);
    };

    it('takes nobody who is on another trip at that hour', async () => {
      const one = officeOn(new MemoryEventStore());
      const [first, second] = [await underway(one, 'first', 'car-5'), await underway(one, 'second', 'van-9')];
      expect(await boardOn(one, first, 'ana')).toMatchObject({ ok: true });
      expect(await boardOn(one, second, 'ana')).toMatchObject({ refusal: { code: 'person-busy' } });
      expect(await boardOn(one, first, 'ana')).toMatchObject({ ok: true });
    });

    it('refuses, and does not fail, when the person is erased in the same moment', async () => {
      const keys = new MemoryKeys();
      const one = officeOn(new MemoryEventStore(), keys);
      const tripId = await underway(one, 'first', 'car-5');
      await keys.destroy(idFrom('person', 'ana'));
      expect(await boardOn(one, tripId, 'ana')).toMatchObject({ ok: false, refusal: { code: 'person-erased' } });
    });
  });
});
