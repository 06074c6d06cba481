import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskCns, maskCpf } from './masking.js';
import { openField, openFields, sealField, sealFields } from './personal-fields.js';
import { blindMark, derive, open, seal } from './sealing.js';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const text = fc.string({ unit: 'binary' });

describe('sealing', () => {
  it('opens to what was sealed, and always seals to the same bytes', () =>
    fc.assert(
      fc.property(key, text, text, (key, context, text) => {
        const sealed = seal(key, context, text);
        expect(open(key, context, sealed)).toBe(text);
        expect(seal(key, context, text)).toBe(sealed);
      }),
    ));

  it('notices every changed byte', () =>
    fc.assert(
      fc.property(key, text, fc.nat(), fc.integer({ min: 1, max: 255 }), (key, text, place, change) => {
        const bytes = Buffer.from(seal(key, 'here', text), 'base64url');
        bytes[place % bytes.length]! ^= change;
        expect(() => open(key, 'here', bytes.toString('base64url'))).toThrow();
      }),
    ));

  it('opens nowhere else, and under no other key', () =>
    fc.assert(
      fc.property(key, key, text, text, (key, other, context, text) => {
        const sealed = seal(key, context, text);
        expect(() => open(key, `${context}!`, sealed)).toThrow();
        fc.pre(!key.equals(other));
        expect(() => open(other, context, sealed)).toThrow();
      }),
    ));

  it('refuses what was cut short', () =>
    fc.assert(
      fc.property(key, text, fc.nat(), (key, text, length) => {
        const bytes = Buffer.from(seal(key, 'here', text), 'base64url');
        expect(() => open(key, 'here', bytes.subarray(0, length % bytes.length).toString('base64url'))).toThrow();
      }),
    ));

  it('never uses a nonce for two different texts', () =>
    fc.assert(
      fc.property(key, fc.uniqueArray(text, { minLength: 2, maxLength: 20 }), (key, texts) => {
        const nonces = texts.map((text) =>
          Buffer.from(seal(key, 'here', text), 'base64url')
            .subarray(1, 13)
            .toString('hex'),
        );
        expect(new Set(nonces).size).toBe(texts.length);
      }),
    ));
});

describe('sealed fields', () => {
  const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.option(text, { nil: undefined }));

  it('open to the fields that had a value', () =>
    fc.assert(
      fc.property(key, fields, (key, fields) => {
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
        expect(openFields(key, 'person', sealFields(key, 'person', fields))).toEqual(given);
      }),
    ));

  it('belong to their subject and their name', () =>
    fc.assert(
      fc.property(key, text, (key, value) => {
        const sealed = sealField(key, 'person', 'name', value);
        expect(openField(key, 'person', 'name', sealed)).toBe(value);
        expect(() => openField(key, 'other', 'name', sealed)).toThrow();
        expect(() => openField(key, 'person', 'district', sealed)).toThrow();
      }),
    ));
});

describe('a mark', () => {
  it('is the same for the same document of the same kind under the same key, and for nothing else', () =>
    fc.assert(
      fc.property(key, key, fc.stringMatching(/^\d{11}$/), fc.stringMatching(/^\d{11}$/), (key, other, a, b) => {
        expect(blindMark(key, 'cpf', a)).toBe(blindMark(key, 'cpf', a));
        expect(blindMark(key, 'cpf', a)).not.toBe(blindMark(key, 'cns', a));
        expect(blindMark(key, 'cpf', a) === blindMark(key, 'cpf', b)).toBe(a === b);
        expect(blindMark(key, 'cpf', a) === blindMark(other, 'cpf', a)).toBe(key.equals(other));
      }),
    ));

  it('is made under a key of its own', () =>
    fc.assert(fc.property(key, (master) => !derive(master, 'wrap').equals(derive(master, 'blind-index')))));
});

it('masks documents', () => {
  expect(maskCpf('12345678909')).toBe('***.456.789-**');
  expect(maskCns('700012345678905')).toBe('*** 0123 4567 ****');
});
