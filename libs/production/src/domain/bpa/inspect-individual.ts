import { CARE_CHARACTERS, PRESENTATION_WINDOW, type ProcedureRule } from '#embarque/kernel';
import { isBlank, readText } from './bytes.js';
import { isCnpj, isCns, isProcedure } from './check-digits.js';
import { completedMonths, isCompetence, isDate, monthOf, monthsFrom } from './dates.js';
import { checkAddress, checkDocument, checkPerson } from './inspect-person.js';
import { checked, checkRange, followSheet, numberIn, textIn, type Inspection } from './inspection.js';
import { INDIVIDUAL as F, type Field, type Layout } from './layout.js';
import { isOrigin } from './origins.js';
import { HIGHEST_SHEET } from './sheet-numbering.js';
import { placeOf } from './totals.js';
import { numericCodes } from './code-table.js';

/** Rules that came or went without a change of the layout, by the header's competence (BPA_LEIAME.txt, LERNOTAS.TXT of SIA). */
const SINCE = { monthsMayDiffer: 202305, window: 202605 } as const;
const LINES_PER_SHEET = 99;
const OLDEST = 130;
const ANY_AGE = [0, Infinity] as const;

const careCharacters = numericCodes(CARE_CHARACTERS);

/** Checks a BPA-I line that starts at `at`, in the layout that its length tells. */
export function inspectIndividual(file: Inspection, bytes: Uint8Array, at: number, layout: Layout): void {
  const base = at - 1;
  const establishment = numberIn(file, bytes, base, F.establishment);
  const competence = numberIn(file, bytes, base, F.competence);
  const procedure = numberIn(file, bytes, base, F.procedure);
  const quantity = numberIn(file, bytes, base, F.quantity);

  file.totals.individual++;
  const place = establishment >= 0 && isCompetence(competence) ? placeOf(3, establishment, competence) : undefined;
  file.totals.add(Math.max(procedure, 0), Math.max(quantity, 0), place);

  const professional = checked(file, bytes, base, F.professional, isCns);
  const competenceIsReal = checkCompetence(file, competence);
  checked(file, bytes, base, F.procedure, isProcedure, procedure);
  checkRange(file, F.quantity, quantity, 1, 999_999);
  checkCodes(file, bytes, base);
  const months = checkDates(file, bytes, base, competenceIsReal ? competence : 0);
  checkPerson(file, bytes, base);
  if (layout.length >= F.email.end) checkAddress(file, bytes, base);
  checkTeam(file, bytes, base, layout);
  const rule = file.rules.find(procedure, competence);
  checkDocument(file, bytes, base, layout, rule);
  if (rule) checkRule(file, bytes, base, rule, quantity, months);

  const sheet = numberIn(file, bytes, base, F.sheet);
  const sequence = numberIn(file, bytes, base, F.sequence);
  const sheetIsReal = checkRange(file, F.sheet, sheet, 1, HIGHEST_SHEET);
  const sequenceIsReal = checkRange(file, F.sequence, sequence, 1, LINES_PER_SHEET);
  if (sheetIsReal && sequenceIsReal && establishment >= 0 && competenceIsReal && professional >= 0)
    followSheet(file, 3, establishment, competence, professional, sheet, sequence);
}

function checkCompetence(file: Inspection, competence: number): boolean {
  if (competence < 0) return false;
  if (!isCompetence(competence)) {
    file.log.add('competence', file.line, F.competence);
    return false;
  }
  if (file.competence > 0 && competence > file.competence)
    file.log.add('competence-after-header', file.line, F.competence, competence, file.competence);
  return true;
}

function checkCodes(file: Inspection, bytes: Uint8Array, base: number): void {
  const { log, line } = file;
  if (textIn(file, bytes, base, F.occupation) && !isAlphanumeric(bytes, base, F.occupation))
    log.add('shape', line, F.occupation, '', 'ter 6 letras ou algarismos');

  const careCharacter = numberIn(file, bytes, base, F.careCharacter);
  if (careCharacter >= 0 && !careCharacters[careCharacter]) log.add('domain', line, F.careCharacter);

  const origin = base + F.origin.start;
  const isBpa = bytes[origin] === 0x42 && bytes[origin + 1] === 0x50 && bytes[origin + 2] === 0x41;
  if (!isBpa && textIn(file, bytes, base, F.origin) && !isOrigin(readText(bytes, base, F.origin)))
    log.add('domain', line, F.origin);

  if (!isBlank(bytes, base, F.cid) && !/^[A-Z]\d\d\d?$/.test(readText(bytes, base, F.cid)))
    log.add('shape', line, F.cid, '', 'ter uma letra e dois ou três algarismos');
  numberIn(file, bytes, base, F.authorization);
}

function isAlphanumeric(bytes: Uint8Array, base: number, { start, end }: Field): boolean {
  for (let i = base + start; i <= base + end; i++) {
    const byte = bytes[i]!;
    if (!((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a))) return false;
  }
  return true;
}

/** Checks attendance, birth and age against each other. Answers the age in completed months; −1 when unknown. */
function checkDates(file: Inspection, bytes: Uint8Array, base: number, competence: number): number {
  const { log, line } = file;
  const attendedOn = dateIn(file, bytes, base, F.attendedOn);
  const birthDate = dateIn(file, bytes, base, F.birthDate);
  const age = numberIn(file, bytes, base, F.age);
  checkRange(file, F.age, age, 0, OLDEST);
  if (attendedOn === 0) return -1;

  const month = monthOf(attendedOn);
  if (competence > 0 && month !== competence) {
    if (month > competence) log.add('attendance-after-competence', line, F.attendedOn, competence);
    else if (file.competence > 0 && file.competence < SINCE.monthsMayDiffer)
      log.add('attendance-month', line, F.attendedOn, competence);
    else log.add('attendance-earlier', line, F.attendedOn, competence);
  }
  if (file.competence > 0) {
    const late = monthsFrom(month, file.competence);
    if (late > PRESENTATION_WINDOW)
      log.add(file.competence >= SINCE.window ? 'window-expired' : 'window-old', line, F.attendedOn, late);
  }

  if (birthDate === 0) return -1;
  if (birthDate > attendedOn) {
    log.add('birth-after-attendance', line, F.birthDate);
    return -1;
  }
  const months = completedMonths(birthDate, attendedOn);
  const years = Math.floor(months / 12);
  if (age >= 0 && age !== years) log.add('age', line, F.age, age, years);
  return months;
}

/** The date in a field; 0 when it has none. */
function dateIn(file: Inspection, bytes: Uint8Array, base: number, field: Field): number {
  const date = numberIn(file, bytes, base, field);
  if (date < 0) return 0;
  if (isDate(date)) return date;
  file.log.add('date', file.line, field);
  return 0;
}

function checkTeam(file: Inspection, bytes: Uint8Array, base: number, layout: Layout): void {
  const service = numberIn(file, bytes, base, F.service);
  const classification = numberIn(file, bytes, base, F.classification);
  if (service > 0 !== classification > 0) file.log.add('service-incomplete', file.line, F.service);
  numberIn(file, bytes, base, F.teamSequence);
  numberIn(file, bytes, base, F.teamArea);
  checked(file, bytes, base, F.firm, isCnpj);
  if (layout.length >= F.ine.end) numberIn(file, bytes, base, F.ine);
}

function checkRule(
  file: Inspection,
  bytes: Uint8Array,
  base: number,
  rule: ProcedureRule,
  quantity: number,
  ageMonths: number,
): void {
  const { log, line } = file;
  const { procedure, occupations, maxQuantity, blankFields } = rule;
  const [youngest, oldest] = rule.ageMonths ?? ANY_AGE;
  if (!rule.instruments.includes('02')) log.add('instrument', line, F.procedure, procedure);
  if (maxQuantity !== undefined && quantity > maxQuantity)
    log.add('quantity-over', line, F.quantity, quantity, maxQuantity);
  if (ageMonths >= 0 && (ageMonths < youngest || ageMonths > oldest))
    log.add('age-not-admitted', line, F.age, procedure);
  if (occupations.length > 0) {
    const occupation = readText(bytes, base, F.occupation);
    if (!(occupations as readonly string[]).includes(occupation))
      log.add('occupation', line, F.occupation, occupation, procedure);
  }
  for (const key of blankFields) if (!isBlank(bytes, base, F[key])) log.add('must-be-blank', line, F[key], procedure);
}
