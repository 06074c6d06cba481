import { addMonths, Competence } from '#embarque/kernel';

/** What an archive's name tells: `TabelaUnificada_202608_v2608141139.zip`. */
export function markIn(name: string): { readonly competence?: string; readonly version?: string } {
  const [, competence, version] = /_(\d{6})(?:_(v\d+))?[^/\\]*\.zip$/i.exec(name) ?? [];
  return { ...(competence && { competence }), ...(version && { version: version.toLowerCase() }) };
}

/** Of an archive whose name tells no version: the beginning of its sha256. */
export const versionOf = (sha256: string): string => `sha256-${sha256.slice(0, 12)}`;

/** How far ahead of today a table may be published. */
const AHEAD = 12;

export const isKnowable = (competence: string, now: Competence): competence is Competence =>
  Competence.is(competence) && competence <= addMonths(now, AHEAD);
