import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMinutes, idFrom, LocalDate, LocalTime, the } from '#embarque/kernel';
import { NEEDS } from './request.js';
import { ASKED_AT, DAY, TEN } from './testing/request-facts.js';
import { inTurn, standingOf, type Waiting } from './waiting-order.js';

const waiting = (name: string, change: Partial<Waiting> = {}): Waiting & { name: string } => ({
  ...{ name, requestId: idFrom(name), kind: 'consultation', date: DAY, time: TEN, requestedAt: ASKED_AT, ...change },
});
const born = (text: string) => the(LocalDate, text);
const namesInTurn = (...all: (Waiting & { name: string })[]) => inTurn(all).map(({ name }) => name);

describe('the order of the waiting list', () => {
  it('is treatment, then the law’s priority, then the hour of the appointment, then who asked first', () => {
    const later = addMinutes(ASKED_AT, 1);
    expect(
      namesInTurn(
        waiting('asked later', { requestedAt: later }),
        waiting('asked first'),
        waiting('earlier hour', { time: the(LocalTime, '07:00'), requestedAt: later }),
        waiting('sixty', { birthDate: born('1966-10-05'), requestedAt: later }),
        waiting('eighty', { birthDate: born('1946-10-05'), requestedAt: later }),
        waiting('wheelchair', { needs: ['wheelchair'], time: the(LocalTime, '09:00') }),
        waiting('treatment', { kind: 'treatment', time: the(LocalTime, '18:00'), requestedAt: later }),
      ),
    ).toEqual(['treatment', 'eighty', 'wheelchair', 'sixty', 'earlier hour', 'asked first', 'asked later']);
  });

  it('counts ages on the day of the appointment', () => {
    const [almost, just] = ['1946-10-06', '1946-10-05'].map((birthDate) =>
      standingOf(waiting('a', { birthDate: born(birthDate) })),
    );
    expect(almost![1]!.value).toMatch(/^60 anos ou mais/);
    expect(just![1]!.value).toMatch(/^80 anos ou mais/);
  });

  it('says of everybody why they stand where they stand', () =>
    expect(standingOf(waiting('a', { needs: ['lap-child', 'obesity'] }))).toEqual([
      { criterion: 'Tratamento em curso', value: 'não' },
      { criterion: 'Prioridade legal', value: 'obesidade, criança de colo (Lei 10.048/2000, art. 1º)' },
      { criterion: 'Hora do atendimento', value: '10:00' },
      { criterion: 'Pedido feito em', value: '01/10/2026, 09:00' },
    ]));

  it('is the same however they come, and serves who stands equal by who asked first', () => {
    const one = fc.record({
      name: fc.uuid(),
      kind: fc.constantFrom('treatment', 'exam'),
      minutes: fc.integer({ min: 0, max: 500 }),
      birthDate: fc.constantFrom(undefined, born('1940-01-01'), born('1960-01-01'), born('2000-01-01')),
      needs: fc.subarray([...NEEDS]),
    });
    const crowd = fc.uniqueArray(one, { selector: ({ name }) => name, maxLength: 12 });
    fc.assert(
      fc.property(crowd, fc.infiniteStream(fc.nat()), (people, chance) => {
        const all = people.map(({ name, minutes, ...rest }) =>
          waiting(name, { ...rest, requestedAt: addMinutes(ASKED_AT, minutes) }),
        );
        const shuffled = all
          .map((each) => ({ each, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
        const turn = inTurn(all);
        expect(inTurn(shuffled)).toEqual(turn);
        const rank = (each: Waiting) => JSON.stringify(standingOf(each).slice(0, 3));
        turn.slice(1).forEach((each, index) => {
          if (rank(each) === rank(turn[index]!)) expect(turn[index]!.requestedAt <= each.requestedAt).toBe(true);
        });
      }),
    );
  });
});
