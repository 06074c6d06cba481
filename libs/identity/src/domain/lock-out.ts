/** So many wrong passwords or codes in a row are let pass. */
const FREE_FAILURES = 4;
const LONGEST_MINUTES = 60;

/** For how long an account is locked after so many failures in a row: a minute after the fifth, then doubling to an hour. */
export const lockedMinutes = (failures: number): number =>
  failures <= FREE_FAILURES ? 0 : Math.min(2 ** (failures - FREE_FAILURES - 1), LONGEST_MINUTES);
