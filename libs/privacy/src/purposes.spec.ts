import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PURPOSES, PURPOSES_VERSION } from './purposes.js';

describe('the purposes of processing', () => {
  it('are each told once, with a legal basis and a retention', () => {
    expect(new Set(PURPOSES.map(({ id }) => id)).size).toBe(PURPOSES.length);
    for (const { title, data, purpose, legalBasis, retention } of PURPOSES) {
      expect(title).toMatch(/^\p{Lu}/u);
      for (const text of [data, purpose, legalBasis, retention]) expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(legalBasis).toContain('LGPD');
    }
  });

  it('stand in the documents as they are here', () => {
    const document = readFileSync('docs/privacy.md', 'utf8').replace(/\s+/g, ' ');
    expect(document).toContain(`version ${PURPOSES_VERSION}`);
    for (const { title, data, purpose, legalBasis, retention } of PURPOSES) {
      for (const text of [title, data, purpose, legalBasis, retention]) expect(document).toContain(text);
    }
  });
});
