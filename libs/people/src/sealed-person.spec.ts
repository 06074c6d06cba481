import { describe, expect, it } from '@jest/globals';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import { openPerson, sealPerson } from './sealed-person.js';
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
