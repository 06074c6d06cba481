import { type OpenApi, type Schema } from './openapi.js';

/** A value that a schema of the OpenAPI document takes, with every optional field in it. */
export function sampleOf(schema: Schema, resolve: OpenApi['resolve']): unknown {
  const { type, enum: codes, example, properties, items, minimum, minLength } = resolve(schema);
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, sampleOf(part, resolve)]));
  }
  if (example !== undefined) return example;
  if (codes) return codes[0];
  if (type === 'array') return [sampleOf(items!, resolve)];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return minimum ?? 1;
  return 'x'.repeat(minLength ?? 1);
}

/** One way to spoil a body. */
export interface Spoiled {
  readonly what: string;
  readonly field: string;
  readonly body: object;
}

/** Every way to spoil every field of a body, by what the document says of it. */
export function spoiled(schema: Schema, resolve: OpenApi['resolve'], path = ''): Spoiled[] {
  const { properties = {}, required = [] } = resolve(schema);
  const sample = sampleOf(schema, resolve) as Record<string, unknown>;
  return Object.entries(properties).flatMap(([name, part]) => {
    const { [name]: value, ...without } = sample;
    const field = path + name;
    const wrong = wrongValues(resolve(part), value).map(([what, other]) => ({
      ...{ what, field },
      body: { ...sample, [name]: other },
    }));
    const inside = resolve(part).properties
      ? spoiled(part, resolve, `${field}.`).map((one) => ({ ...one, body: { ...sample, [name]: one.body } }))
      : [];
    return [...(required.includes(name) ? [{ what: 'missing', field, body: without }] : []), ...wrong, ...inside];
  });
}

const CHECKED = /^(\d{11}|\d{14}|\d{15}|\d{10})$/;

function wrongValues(schema: Schema, right: unknown): [what: string, value: unknown][] {
  const { type, enum: codes, minimum, maximum, maxLength, maxItems, properties } = schema;
  const always: [string, unknown][] = [
    ['null', null],
    ['an empty list', []],
    ['an object of something else', { other: 1 }],
  ];
  if (properties) return [...always, ['a text', 'x'], ['a number', 1], ['a list', [right]]];
  if (type === 'array') {
    const [first] = right as unknown[];
    return [
      ...always,
      ['not a list', first],
      ['a list of lists', [[first]]],
      ['a list of nothing', [null]],
      ['too many', Array<unknown>(maxItems! + 1).fill(first)],
    ];
  }
  if (type === 'boolean') return [...always, ['a text', 'true'], ['a number', 1], ['a list', [true]]];
  if (type === 'integer' || type === 'number') {
    return [
      ...always,
      ['a text', String(right)],
      ['a fraction', 1.5],
      ['true', true],
      ['a list', [right]],
      ['too small', (minimum ?? 1) - 1],
      ['too large', (maximum ?? 1e15) + 1],
      ['beyond all numbers', 1e300],
    ];
  }
  const text = String(right);
  return [
    ...always,
    ['a number', 42],
    ['true', true],
    ['a list', [right]],
    ['empty', ''],
    ['blank', '   '],
    ['with a null character', `${text}\u0000`],
    ['with a line break', `${text}\r\nX-Evil: 1`],
    ['with half a character', `${text}\ud800`],
    ['far too long', 'x'.repeat(10_000)],
    ...(maxLength ? [['too long', 'x'.repeat(maxLength + 1)] as [string, string]] : []),
    ...(maxLength || /@|^[a-z.]+$/.test(text) ? [] : [['longer than it is', `${text}0`] as [string, string]]),
    ...(codes ? [['not in the list', 'NOT-A-CODE'] as [string, string]] : []),
    ...(!maxLength && CHECKED.test(text) && !text.startsWith('35')
      ? [['of a broken check digit', text.slice(0, -1) + String((Number(text.at(-1)) + 1) % 10)] as [string, string]]
      : []),
    ...(/^\d{4}-\d\d-\d\d/.test(text)
      ? [['a day that does not exist', text.replace(/-\d\d-\d\d/, '-02-30')] as [string, string]]
      : []),
  ];
}
