import { describe, expect, it } from '@jest/globals';
import { passwordFaults } from './password.js';

const faults = (password: string) => passwordFaults(password, 'maria.exemplo');

describe('a password', () => {
  it.each(['quatro palavras sem relação', 'x7-Kp2!vQ9zz', 'ônibus azul na praça'])('may be "%s"', (password) =>
    expect(faults(password)).toEqual([]),
  );

  it.each([
    ['bem curta', /12 a 128/],
    ['x1'.repeat(70), /12 a 128/],
    ['A conta de Maria.Exemplo', /login/],
    ['senhasenha12', /comum demais/],
    ['Password12345', /comum demais/],
    ['aaaaaaaaaaaaaaa', /comum demais/],
    ['123456789012', /comum demais/],
    ['Admin#Brasil#2026', /comum demais/],
    ['embarque2026', /comum demais/],
  ])('may not be "%s"', (password, reason) => expect(faults(password).join(' ')).toMatch(reason));

  it('says everything that is wrong with it at once', () =>
    expect(passwordFaults('adminadmin', 'admin')).toEqual([
      expect.stringMatching(/12 a 128/),
      expect.stringMatching(/login/),
      expect.stringMatching(/comum/),
    ]));
});
