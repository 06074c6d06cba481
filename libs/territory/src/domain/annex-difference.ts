import { type IbgeCode } from '#embarque/kernel';
import { MUNICIPALITIES } from './municipalities.js';

/** Membership differs between sources: the consortium's own list prevails for operation, and the difference is shown. */
export interface AnnexDifference {
  /** As Anexo I of Resolução SES/MG 6.254/2018 writes the consortium. */
  readonly consortium: string;
  readonly inBoth: readonly IbgeCode[];
  readonly onlyMembers: readonly IbgeCode[];
  readonly onlyInAnnex: readonly IbgeCode[];
}

const ANNEX = [...MUNICIPALITIES.values()].filter(({ consortium2018 }) => consortium2018);

/** Upper case, without accents, spaces and signs: sources spell "CIS MARG", "Cismarg" and "CIS-MARG". */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** The consortium of Anexo I with this name or acronym; undefined when it lists none. */
export const annexConsortium = (name: string): string | undefined =>
  ANNEX.find(({ consortium2018 }) => plain(consortium2018) === plain(name))?.consortium2018;

export function differenceToAnnex(consortium: string, members: readonly IbgeCode[]): AnnexDifference {
  const annex = new Set(ANNEX.filter(({ consortium2018 }) => consortium2018 === consortium).map(({ code }) => code));
  const own = new Set(members);
  return {
    consortium,
    inBoth: [...own].filter((town) => annex.has(town)).sort(),
    onlyMembers: [...own].filter((town) => !annex.has(town)).sort(),
    onlyInAnnex: [...annex].filter((town) => !own.has(town)).sort(),
  };
}
