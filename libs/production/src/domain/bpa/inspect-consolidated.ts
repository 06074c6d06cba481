import { readText } from './bytes.js';
import { isProcedure } from './check-digits.js';
import { isCompetence } from './dates.js';
import { checkRange, followSheet, numberIn, textIn, type Inspection } from './inspection.js';
import { CONSOLIDATED as F } from './layout.js';
import { isOrigin } from './origins.js';
import { HIGHEST_SHEET } from './sheet-numbering.js';
import { placeOf } from './totals.js';

const LINES_PER_SHEET = 20;
const OLDEST = 130;

/** Checks a BPA-C line of the right length that starts at `at`. */
export function inspectConsolidated(file: Inspection, bytes: Uint8Array, at: number): void {
  const { log, line } = file;
  const base = at - 1;
  const establishment = numberIn(file, bytes, base, F.establishment);
  const competence = numberIn(file, bytes, base, F.competence);
  const sheet = numberIn(file, bytes, base, F.sheet);
  const sequence = numberIn(file, bytes, base, F.sequence);
  const procedure = numberIn(file, bytes, base, F.procedure);
  const age = numberIn(file, bytes, base, F.age);
  const quantity = numberIn(file, bytes, base, F.quantity);
  const hasOccupation = textIn(file, bytes, base, F.occupation);

  file.totals.consolidated++;
  const place = establishment >= 0 && isCompetence(competence) ? placeOf(2, establishment, competence) : undefined;
  file.totals.add(Math.max(procedure, 0), Math.max(quantity, 0), place);

  const occupation = readText(bytes, base, F.occupation);
  const occupationIsCode = /^[0-9A-Z]{6}$/.test(occupation);
  if (hasOccupation && !occupationIsCode) log.add('shape', line, F.occupation, '', 'ter 6 letras ou algarismos');
  const competenceIsReal = isCompetence(competence);
  if (competence >= 0 && !competenceIsReal) log.add('competence', line, F.competence);
  else if (file.competence > 0 && competence > file.competence)
    log.add('competence-after-header', line, F.competence, competence, file.competence);
  checkRange(file, F.age, age, 0, OLDEST);
  checkRange(file, F.quantity, quantity, 1, 999_999);
  if (procedure >= 0 && !isProcedure(bytes, base + F.procedure.start)) log.add('check-digit', line, F.procedure);
  if (!isOrigin(readText(bytes, base, F.origin))) log.add('domain', line, F.origin);

  const rule = file.rules.find(procedure, competence);
  if (rule && !rule.instruments.includes('01')) log.add('instrument', line, F.procedure, rule.procedure);

  const sheetIsReal = checkRange(file, F.sheet, sheet, 1, HIGHEST_SHEET);
  const sequenceIsReal = checkRange(file, F.sequence, sequence, 1, LINES_PER_SHEET);
  if (sheetIsReal && sequenceIsReal && establishment >= 0 && competenceIsReal && occupationIsCode)
    followSheet(file, 2, establishment, competence, parseInt(occupation, 36), sheet, sequence);
}
