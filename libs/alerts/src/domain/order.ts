import { SEVERITIES, type Alert } from '#embarque/kernel';

/** Where an alert stands on the board: the worst first, then what has waited longest. Sorts as text, and is no other's. */
export const placeOf = ({ severity, since, code, about }: Alert): string =>
  [SEVERITIES.indexOf(severity), since, code, ...Object.values(about)].join('/');

export const inOrder = (alerts: readonly Alert[]): Alert[] =>
  alerts.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
