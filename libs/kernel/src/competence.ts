import { type LocalDate } from './time.js';
import { textValue, type Branded } from './value.js';

/** Month of attendance or of presentation in SIA/SUS, `AAAAMM`. Sorts as text. */
export type Competence = Branded<string, 'Competence'>;
export const Competence = textValue<Competence>(
  'Competência',
  'deve ter a forma AAAAMM, a partir de 200801',
  '202610',
  (text) => /^20\d{2}(0[1-9]|1[0-2])$/.test(text) && text >= '200801',
);

export const competenceOf = (date: LocalDate): Competence => (date.slice(0, 4) + date.slice(5, 7)) as Competence;

const monthIndex = (competence: Competence): number =>
  Number(competence.slice(0, 4)) * 12 + Number(competence.slice(4)) - 1;

/** How many months `to` lies after `from`; negative when before. */
export const monthsBetween = (from: Competence, to: Competence): number => monthIndex(to) - monthIndex(from);

export function addMonths(competence: Competence, months: number): Competence {
  const index = monthIndex(competence) + months;
  return `${Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}` as Competence;
}

/** Later than this many competences after the attendance nothing can be presented (BPA-Mag v04.13 of 05/2026). */
export const PRESENTATION_WINDOW = 3;

export const firstDayOf = (competence: Competence): LocalDate =>
  `${competence.slice(0, 4)}-${competence.slice(4)}-01` as LocalDate;

/**
 * Four-month period of LC 141/2012 art. 36 (an assumption for Res. SES/MG 6.254 art. 12, which does not define its own):
 * 1 = January–April, 2 = May–August, 3 = September–December. Written `2026Q3`.
 */
export type Quadrimester = Branded<string, 'Quadrimester'>;
export const Quadrimester = textValue<Quadrimester>(
  'Quadrimestre',
  'deve ter a forma AAAAQn, n de 1 a 3',
  '2026Q3',
  (text) => /^20\d{2}Q[123]$/.test(text),
);

export const quadrimesterOf = (competence: Competence): Quadrimester =>
  `${competence.slice(0, 4)}Q${Math.floor((Number(competence.slice(4)) - 1) / 4) + 1}` as Quadrimester;

export function competencesOf(quadrimester: Quadrimester): Competence[] {
  const first = `${quadrimester.slice(0, 4)}01` as Competence;
  const start = (Number(quadrimester.slice(5)) - 1) * 4;
  return [0, 1, 2, 3].map((month) => addMonths(first, start + month));
}
