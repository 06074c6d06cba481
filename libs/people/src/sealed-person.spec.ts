import { describe, expect, it } from '@jest/globals';
import { IbgeCode, the } from '#embarque/kernel';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { presentedPerson } from './domain/presented-person.js';
import { openPerson, openPresented, presentedSubject, sealPerson, sealPresented } from './sealed-person.js';
import { invented } from './testing/invented.js';

describe('a sealed person', () => {
  const keys = new MemoryKeys();

  it('opens to the same data, field by field', async () => {
    const key = await keys.keyOf('a');
    const sealed = sealPerson(key, 'a', invented);
    expect(Object.keys(sealed)).toEqual(Object.keys(invented));
    expect(openPerson(key, 'a', sealed)).toEqual(invented);
  });

  it('does not open as somebody else, nor with fields exchanged', async () => {
    const key = await keys.keyOf('a');
    const sealed = sealPerson(key, 'a', invented);
    expect(() => openPerson(key, 'b', sealed)).toThrow();
    expect(() => openPerson(key, 'a', { ...sealed, name: sealed['district']! })).toThrow();
  });
});

describe('what a line says of a person, sealed', () => {
  const keys = new MemoryKeys();
  const person = presentedPerson(invented, the(IbgeCode, '311200'));

  it('opens under the second key after the first is destroyed, and under no other', async () => {
    const [own, second] = [await keys.keyOf('a'), await keys.keyOf(presentedSubject('a'))];
    const sealed = sealPresented(second, 'a', person);
    await keys.destroy('a');
    expect(
      openPresented((await keys.keysOf([presentedSubject('a')])).get(presentedSubject('a'))!, 'a', sealed),
    ).toEqual(person);
    expect(() => openPresented(own, 'a', sealed)).toThrow();
    expect(() => openPresented(second, 'b', sealed)).toThrow();
  });
});
