import { expect } from '@jest/globals';
import { fold, type Decision, type Evolution } from '#embarque/kernel';

/** Given/when/then for deciders: `given(trip, ...events).when((state) => decision(command, state)).then(...events)`. */
export const given = <S, E>(evolution: Evolution<S, E>, ...events: readonly E[]) => ({
  when: (decide: (state: S) => Decision<E>) => {
    const decision = decide(fold(evolution, events));
    return {
      then: (...expected: readonly E[]) => expect(decision).toEqual({ ok: true, events: expected }),
      thenRefused: (code: string, ...reasons: readonly RegExp[]) => {
        expect(decision).toMatchObject({ ok: false, refusal: { code } });
        if (decision.ok) return;
        expect(decision.refusal.reasons).toHaveLength(reasons.length);
        reasons.forEach((reason, index) => expect(decision.refusal.reasons[index]).toMatch(reason));
      },
    };
  },
});
