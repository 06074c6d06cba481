import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cpf, Distance, LocalDate } from '#embarque/kernel';
import { Flag, Group, OneOf, parse, Text, Value, Whole } from './validation.js';

class Stop {
  @Text({ max: 10 }) place!: string;
  @Whole({ min: 0, max: 59, optional: true }) minute?: number;
}

class Everything {
  @Value(Cpf) cpf!: string;
  @Value(LocalDate, { optional: true }) day?: string;
  @Value(Distance, { many: 3 }) legs!: number[];
  @Text({ min: 2, max: 10 }) name!: string;
  @Whole({ min: 1, max: 5 }) seats!: number;
  @Flag() fast!: boolean;
  @OneOf(['a', 'b']) kind!: string;
  @OneOf(['x', 'y'], { many: 2 }) tags!: string[];
  @Group(() => Stop) stop!: Stop;
  @Group(() => Stop, { many: 2, optional: true }) others?: Stop[];
}

const right = {
  cpf: '12345678909',
  legs: [126_000],
  name: 'Maria',
  seats: 3,
  fast: false,
  kind: 'a',
  tags: ['x'],
  stop: { place: 'Praça' },
};

const complaints = (input: unknown): readonly string[] => {
  const parsed = parse(Everything, input);
  return parsed.ok ? [] : parsed.refusal.reasons;
};

describe('reading a request', () => {
  it('makes an instance of what is right', () => {
    const parsed = parse(Everything, { ...right, day: '2026-10-05', others: [{ place: 'Rua', minute: 5 }] });
    expect(parsed).toMatchObject({ ok: true, value: { ...right, others: [{ minute: 5 }] } });
    if (!parsed.ok) return;
    expect(parsed.value).toBeInstanceOf(Everything);
    expect(parsed.value.stop).toBeInstanceOf(Stop);
  });

  it('names everything that is missing, once each', () =>
    expect(complaints({})).toEqual(
      ['cpf', 'legs', 'name', 'seats', 'fast', 'kind', 'tags', 'stop'].map((field) =>
        expect.stringMatching(new RegExp(`^O campo "${field}" .+\\.$`)),
      ),
    ));

  const wrong: [field: string, value: unknown, complaint: RegExp][] = [
    ['cpf', '12345678900', /dígitos verificadores/],
    ['cpf', 12345678909, /11 dígitos/],
    ['cpf', ['12345678909'], /11 dígitos/],
    ['day', '2026-02-30', /data existente/],
    ['day', null, /data existente/],
    ['legs', 126_000, /deve ser uma lista/],
    ['legs', [], /não pode ser vazio/],
    ['legs', [1, 2, 3, 4], /no máximo 3/],
    ['legs', [1, 0.5], /inteiro de metros/],
    ['name', 'M', /de 2 a 10/],
    ['name', 'Maria da Silva', /de 2 a 10/],
    ['name', 42, /deve ser um texto/],
    ['name', '    ', /não pode ser vazio/],
    ['name', 'Mar\u0000ia', /caracteres de controle/],
    ['name', 'Mar\nia', /caracteres de controle/],
    ['name', 'Mar\ud800ia', /caracteres de controle/],
    ['seats', '3', /número inteiro/],
    ['seats', 2.5, /número inteiro/],
    ['seats', 0, /no mínimo 1/],
    ['seats', 6, /no máximo 5/],
    ['fast', 'true', /verdadeiro ou falso/],
    ['kind', 'c', /deve ser um destes: a, b/],
    ['tags', 'x', /deve ser uma lista/],
    ['tags', ['x', 'z'], /deve ser um destes: x, y/],
    ['stop', 'Praça', /deve ser um objeto/],
    ['stop', null, /deve ser um objeto/],
    ['stop', [{ place: 'Praça' }], /deve ser um objeto/],
    ['others', { place: 'Praça' }, /deve ser uma lista/],
    ['others.0', ['Praça'], /deve ser um objeto/],
    ['others', [[{ place: 'Praça' }]], /deve ser um objeto/],
  ];
  it.each(wrong)('refuses %s = %j', (field, value, complaint) => {
    const reasons = complaints({ ...right, [field.split('.')[0]!]: value });
    expect(reasons).toEqual([expect.stringMatching(complaint)]);
    expect(reasons[0]).toContain(`"${field}"`);
  });

  it('says where in a group the fault is', () => {
    expect(complaints({ ...right, stop: { place: '', colour: 'red' } })).toEqual([
      expect.stringMatching(/^O campo "stop.colour" não existe/),
      expect.stringMatching(/^O campo "stop.place" /),
    ]);
    expect(complaints({ ...right, others: [{ place: 'Rua' }, { place: 'Rua', minute: 60 }] })).toEqual([
      'O campo "others.1.minute" deve ser no máximo 59.',
    ]);
  });

  it('takes a request that has no fields, and refuses any in it', () => {
    class Nothing {}
    expect(parse(Nothing, {})).toMatchObject({ ok: true });
    expect(parse(Nothing, { colour: 'blue' })).toMatchObject({
      refusal: { reasons: ['O campo "colour" não existe neste pedido.'] },
    });
  });

  it.each(['colour', 'context', 'newId', 'toString', 'constructor'])('refuses the unknown field %s', (field) =>
    expect(complaints({ ...right, [field]: 'red' })).toEqual([`O campo "${field}" não existe neste pedido.`]),
  );

  it('refuses nesting without end, and names that every object inherits, in groups too', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as object;
    expect(complaints(deep)).toEqual([expect.stringMatching(/uns dentro dos outros/)]);
    const polluted = JSON.parse('{"stop":{"place":"Rua","__proto__":{"minute":5}}}') as object;
    expect(complaints({ ...right, ...polluted })).toEqual(['O campo "stop.__proto__" não existe neste pedido.']);
  });

  it.each([undefined, null, 'texto', 42, [right]])('refuses what is no object: %j', (input) =>
    expect(complaints(input)).toEqual(['O corpo do pedido deve ser um objeto JSON.']),
  );

  it('never throws and never repeats a value in its complaints, whatever it is sent', () =>
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(right).map((field) => [field, fc.jsonValue()]))),
        (input) => {
          const secret = 'SEGREDO-7f3a';
          expect(complaints({ ...input, cpf: secret, name: `${secret}${secret}` }).join()).not.toContain(secret);
        },
      ),
    ));
});
