import { addMinutes, momentText, type Instant } from '#embarque/kernel';

/** Phones run a little fast; a record further ahead than this is a mistake. */
const CLOCK_TOLERANCE_MINUTES = 10;

export const future = (at: Instant, now: Instant): boolean => at > addMinutes(now, CLOCK_TOLERANCE_MINUTES);

/** A record of the road that is older than the road, for `reasonsOf`; says from when on it can be made. */
export const notBeforeDeparture = (
  what: string,
  at: Instant,
  { departedAt }: { readonly departedAt?: Instant },
): [when: boolean, reason: string] => [
  !!departedAt && at < departedAt,
  `${what} não pode ser antes da saída da viagem${departedAt ? ` (${momentText(departedAt)})` : ''}.`,
];
