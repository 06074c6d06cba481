import { Competence } from '#embarque/kernel';
import { RESULT_KINDS, type ResultKind } from './result.js';

export interface ResultName {
  readonly kind: ResultKind;
  readonly uf: string;
  readonly processing: Competence;
  readonly letter: string;
}

const NAME = new RegExp(`^(${RESULT_KINDS.join('|')})([A-Z]{2})(\\d{2})(\\d{2})([A-Z]?)\\.(?:dbc|dbf|csv)$`, 'i');

/** What DATASUS says by a file's name: `PAMG2609a.dbc`. Which part of a month it is, nothing inside it tells. */
export function resultNameOf(fileName: string): ResultName | undefined {
  const [, kind, uf, year, month, letter] = NAME.exec(fileName) ?? [];
  const processing = `20${year}${month}`;
  if (!kind || !Competence.is(processing)) return undefined;
  return { kind: kind.toUpperCase() as ResultKind, uf: uf!.toUpperCase(), processing, letter: letter!.toLowerCase() };
}
