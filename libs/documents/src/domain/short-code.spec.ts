import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase32, toBase32 } from './crockford.js';
import { shortCodeOf, shortCodeText, typedShortCode } from './short-code.js';

const CHARACTERS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const code = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(shortCodeOf);

describe('a short code', () => {
  it('is eight characters that cannot be taken for one another, and is read however it is typed', () =>
    fc.assert(
      fc.property(code, (one) => {
        expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
        const typed = shortCodeText(one).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'i');
        expect(typedShortCode(` ${typed} `)).toEqual({ code: one, intact: true });
      }),
    ));

  it('shows when one of its characters is wrong', () =>
    fc.assert(
      fc.property(code, fc.nat({ max: 7 }), fc.constantFrom(...CHARACTERS), (one, position, other) => {
        fc.pre(one[position] !== other);
        expect(typedShortCode([...one].with(position, other).join(''))?.intact).toBe(false);
      }),
    ));

  it('is not one when it has another length', () => expect(typedShortCode('ABC')).toBeUndefined());
});

describe('base 32', () => {
  it('gives back the bytes it was given', () =>
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(fromBase32(toBase32(bytes))).toEqual(bytes))));

  it.each(['U', '!', '0', '000', '01'])('takes nothing else: %s', (text) => expect(fromBase32(text)).toBeUndefined());
});
