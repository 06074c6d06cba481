/** Why a command is refused: a stable code and every reason at once, in the user's words (pt-BR). */
export interface Refusal {
  readonly code: string;
  readonly reasons: readonly string[];
  /**
   * `invalid`: not a well-formed request. `unauthenticated`: nobody knows who asks. `forbidden`: the role may not.
   * `unknown`: what it names does not exist, or is not the caller's to see. `rule`: may not happen. `too-many`: not now.
   */
  readonly kind: 'invalid' | 'unauthenticated' | 'forbidden' | 'unknown' | 'rule' | 'too-many';
}

export type Refused = { readonly ok: false; readonly refusal: Refusal };
export type Decision<E> = { readonly ok: true; readonly events: readonly E[] } | Refused;

export const accept = <E>(...events: E[]): Decision<E> => ({ ok: true, events });
export const refuse = (code: string, ...reasons: string[]): Refused => ({
  ok: false,
  refusal: { code, reasons, kind: 'rule' },
});
export const refuseUnknown = (code: string, ...reasons: string[]): Refused => ({
  ok: false,
  refusal: { code, reasons, kind: 'unknown' },
});

/** What a stream stores: a past-tense name and the fact's data. */
export interface Fact {
  readonly type: string;
  readonly data: unknown;
}

/** How a stream's state grows from its events; `evolve` never throws on a history that was decided. */
export interface Evolution<S, E> {
  readonly initial: S;
  evolve(state: S, event: E): S;
}

export const fold = <S, E>({ initial, evolve }: Evolution<S, E>, events: Iterable<E>, from: S = initial): S => {
  let state = from;
  for (const event of events) state = evolve(state, event);
  return state;
};

/** The reasons that hold, in order: `reasons([isLate, 'Chegou tarde.'], …)`. */
export const reasonsOf = (...rules: readonly (readonly [broken: boolean, reason: string])[]): string[] =>
  rules.filter(([broken]) => broken).map(([, reason]) => reason);
