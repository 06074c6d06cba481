import { describe, expect, it } from '@jest/globals';
import { Passwords } from './passwords.js';

describe('passwords', () => {
  const passwords = new Passwords();

  it('are kept as argon2id, and found right or wrong', async () => {
    const hashed = await passwords.hash('quatro palavras');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(hashed, 'quatro palavras')).toBe(true);
    expect(await passwords.matches(hashed, 'cinco palavras')).toBe(false);
  });

  it('are nobody’s without a hash, whatever they are', async () =>
    expect(await passwords.matches(undefined, 'nobody’s password')).toBe(false));

  it('are checked two at a time; forty wait, and the rest is told to come back', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise((later) => setImmediate(later));
      running--;
      return 'done';
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 10_000 }, () => passwords.inTurn(work)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(42);
    const [refused] = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused!.reason).toMatchObject({ refusal: { kind: 'too-many', code: 'sign-in-busy' } });
    expect(most).toBe(2);
    expect(await passwords.inTurn(work)).toBe('done');
  });

  it('let the next one in when one fails', async () => {
    const failing = () => Promise.reject(new Error('broken'));
    await Promise.allSettled(Array.from({ length: 20 }, () => passwords.inTurn(failing)));
    expect(await passwords.inTurn(async () => 'done')).toBe('done');
  });
});
