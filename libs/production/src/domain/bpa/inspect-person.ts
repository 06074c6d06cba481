import { ETHNICITIES, NATIONALITIES, RACES, STREET_TYPES, type ProcedureRule } from '#embarque/kernel';
import { BLANK, isBlank, readText, SPACE } from './bytes.js';
import { isCns, isCpf } from './check-digits.js';
import { checked, numberIn, textIn, type Inspection } from './inspection.js';
import { INDIVIDUAL as F, type Layout } from './layout.js';
import { numericCodes } from './code-table.js';

/** Rules that came or went without a change of the layout, by the header's competence (BPA_LEIAME.txt, LERNOTAS.TXT of SIA). */
const SINCE = { race99Refused: 202304, oneDocument: 202411, sexI: 202601 } as const;
const INDIGENOUS = 5;
const NOT_INFORMED = 99;

const M = 0x4d;
const FEMALE = 0x46;
const I = 0x49;
const S = 0x53;
const N = 0x4e;

const races = numericCodes(RACES);
const nationalities = numericCodes(NATIONALITIES);
const streetTypes = numericCodes(STREET_TYPES);
/** The first two digits of IBGE's municipality codes. */
const states = new Uint8Array(100);
for (const state of [11, 12, 13, 14, 15, 16, 17, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 33, 35]) states[state] = 1;
for (const state of [41, 42, 43, 50, 51, 52, 53]) states[state] = 1;

/** Name, sex, residence, race, ethnicity and nationality. */
export function checkPerson(file: Inspection, bytes: Uint8Array, base: number): void {
  const { log, line } = file;
  textIn(file, bytes, base, F.name);

  const sex = bytes[base + F.sex.start];
  if (sex === SPACE) log.add('required', line, F.sex);
  else if (sex !== M && sex !== FEMALE && !(sex === I && (file.competence || Infinity) >= SINCE.sexI))
    log.add('domain', line, F.sex);

  const residence = numberIn(file, bytes, base, F.residence);
  if (residence >= 0 && !states[Math.floor(residence / 10_000)]) log.add('domain', line, F.residence);

  const race = numberIn(file, bytes, base, F.race);
  const oldRace = race === NOT_INFORMED && file.competence > 0 && file.competence < SINCE.race99Refused;
  if (race >= 0 && !races[race] && !oldRace) log.add('domain', line, F.race);
  const hasEthnicity = !isBlank(bytes, base, F.ethnicity);
  if (race === INDIGENOUS) {
    if (!hasEthnicity) log.add('ethnicity-required', line, F.ethnicity);
    else if (!ETHNICITIES.has(readText(bytes, base, F.ethnicity))) log.add('domain', line, F.ethnicity);
  } else if (hasEthnicity && race >= 0) log.add('ethnicity-forbidden', line, F.ethnicity);

  const nationality = numberIn(file, bytes, base, F.nationality);
  if (nationality >= 0 && !nationalities[nationality]) log.add('domain', line, F.nationality);
}

/** Of layouts since 03/2013. */
export function checkAddress(file: Inspection, bytes: Uint8Array, base: number): void {
  const { log, line } = file;
  if (numberIn(file, bytes, base, F.cep) === 0) log.add('shape', line, F.cep, '', 'ter um CEP, e não zeros');
  const streetType = numberIn(file, bytes, base, F.streetType);
  if (streetType >= 0 && !streetTypes[streetType]) log.add('domain', line, F.streetType);
  textIn(file, bytes, base, F.street);
  textIn(file, bytes, base, F.number);
  textIn(file, bytes, base, F.district);
  numberIn(file, bytes, base, F.phone);
  if (!isBlank(bytes, base, F.email) && !/^[^ @]+@[^ @]+$/.test(readText(bytes, base, F.email)))
    log.add('shape', line, F.email, '', 'ter a forma nome@domínio');
}

/** CNS or CPF, and what the newest layouts say of the person. */
export function checkDocument(
  file: Inspection,
  bytes: Uint8Array,
  base: number,
  layout: Layout,
  rule: ProcedureRule | undefined,
): void {
  const { log, line } = file;
  const hasCns = isFilled(checked(file, bytes, base, F.cns, isCns));
  const layoutHasCpf = layout.length >= F.cpf.end;
  const hasCpf = layoutHasCpf && isFilled(checked(file, bytes, base, F.cpf, isCpf));
  // A line of too old a layout was said to be one; that it has no CPF follows from it.
  const couldHaveCpf = layoutHasCpf || file.individualLength < F.cpf.end;
  if (hasCns && hasCpf && (file.competence || Infinity) >= SINCE.oneDocument) log.add('document-both', line, F.cpf);
  if (!hasCns && !hasCpf && couldHaveCpf && !rule?.details.includes('034')) log.add('document-none', line, F.cns);

  const homeless = layout.length >= F.homeless.end ? bytes[base + F.homeless.start] : N;
  if (homeless === SPACE) log.add('homeless-blank', line, F.homeless);
  else if (homeless !== S && homeless !== N) log.add('domain', line, F.homeless);

  const withoutCpf = layout.length >= F.withoutCpf.end ? bytes[base + F.withoutCpf.start] : SPACE;
  if (withoutCpf !== S && withoutCpf !== N && withoutCpf !== SPACE) log.add('domain', line, F.withoutCpf);
  if (withoutCpf === S && hasCpf) log.add('without-cpf', line, F.withoutCpf);

  const isIndigenous = !isBlank(bytes, base, F.ethnicity);
  if (rule?.details.includes('058') && !hasCpf && withoutCpf !== S && !isIndigenous)
    log.add('document-cpf', line, F.cpf);
}

/** Something stands in the field, right or wrong. */
const isFilled = (value: number): boolean => value !== BLANK && value !== 0;
