import { refuse, type Competence, type Refused } from '#embarque/kernel';
import { type Production } from './production.js';

/** What was sent is never computed anew: nothing that changes it begins in a month that is closed, or before one. */
export function refuseClosedFrom(
  what: string,
  from: Competence,
  { closed }: Pick<Production, 'closed'>,
): Refused | undefined {
  const sent = [...closed.keys()].filter((month) => month >= from).sort();
  return sent.length
    ? refuse(
        'competence-already-closed',
        `${what} não pode valer a partir de ${from}: já estão fechadas as competências ${sent.join(', ')}.`,
      )
    : undefined;
}
