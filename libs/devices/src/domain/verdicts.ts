import { type Uuid } from '#embarque/kernel';
import { type Why } from './report.js';

/** What a report ends as, for now; why, where it is no fact of the trip. */
export type Verdict =
  { readonly status: 'applied' | 'confirmed' } | ({ readonly status: 'refused' | 'conflict' | 'waiting' } & Why);

export interface Claim {
  readonly clientId: Uuid;
  readonly kind: string;
}

/** How claims and trips go together. */
export interface Tale<C extends Claim, T> {
  /** The trip with this in it, or why its rules do not take it. */
  tell(claim: C, trip: T): { readonly ok: true; readonly trip: T } | ({ readonly ok: false } & Why);
  /** How a claim that the rules do not take stands to what the trip says; `wrong`: it can be right of no trip. */
  standing(claim: C, trip: T): 'same' | 'otherwise' | 'open' | 'wrong';
}

export interface Verdicts<T> {
  /** What the trip says when all of them are told. */
  readonly trip: T;
  readonly verdicts: ReadonlyMap<Uuid, Verdict>;
}

/** They say that somebody was carried, or how they came back. */
const CARRYING: readonly string[] = ['boarding', 'stand-by-boarding', 'exception-boarding', 'return'];

/**
 * Tells a trip from the claims of its devices, the earliest first: what stands is the first that the trip's rules take;
 * what says the same confirms it, what says otherwise is in conflict, and what builds on something that is still missing
 * waits for it. A trip ends last, and not by a device while it is open who was carried (Res. SES/MG 6.254/2018, art. 10).
 *
 * @param claims in order; the same ones in the same order give the same, whenever it is asked
 */
export function verdictsOf<C extends Claim, T>(claims: readonly C[], from: T, tale: Tale<C, T>): Verdicts<T> {
  const verdicts = new Map<Uuid, Verdict>();
  const ends = ({ kind }: Claim) => kind === 'completion';
  let open = [...claims.filter((claim) => !ends(claim)), ...claims.filter(ends)];
  let trip = from;
  const isDecided = ({ clientId }: Claim) => (verdicts.get(clientId)?.status ?? 'waiting') !== 'waiting';
  const isUnsettled = ({ clientId, kind }: Claim) =>
    CARRYING.includes(kind) && ['waiting', 'conflict'].includes(verdicts.get(clientId)?.status ?? '');

  /** Judges one; whether the trip says more now. */
  const judge = (claim: C): boolean => {
    if (ends(claim) && claims.some(isUnsettled) && tale.standing(claim, trip) === 'open') {
      verdicts.set(claim.clientId, { status: 'waiting', ...UNSETTLED });
      return false;
    }
    const told = tale.tell(claim, trip);
    if (told.ok) {
      trip = told.trip;
      verdicts.set(claim.clientId, { status: 'applied' });
      return true;
    }
    const { code, reasons } = told;
    const status = STATUS[tale.standing(claim, trip)];
    verdicts.set(claim.clientId, status === 'confirmed' ? { status } : { status, code, reasons });
    return false;
  };

  // Whatever was told may be what an earlier one waits for.
  while (open.some(judge)) open = open.filter((claim) => !isDecided(claim));
  return { trip, verdicts };
}

const STATUS = { same: 'confirmed', otherwise: 'conflict', open: 'waiting', wrong: 'refused' } as const;

const UNSETTLED: Why = {
  code: 'carried-unsettled',
  reasons: ['Há embarque ou volta em conflito, ou à espera, nesta viagem: antes da conclusão, o escritório decide.'],
};
