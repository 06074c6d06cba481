import { type Cbo, type Cep, type Cnes, type Cns, type Competence } from '#embarque/kernel';
import type { Cpf, IbgeCode, LocalDate, ProcedureCode } from '#embarque/kernel';
import { putDigits, putNumber, putText, readNumber, SPACE } from './bytes.js';
import { completedMonths } from './dates.js';
import { INDIVIDUAL, type Field, type Layout } from './layout.js';

/** Exactly one document identifies a person: CPF when there is a valid one, otherwise CNS (details 009 and 058). */
export type PersonDocument =
  { readonly cpf: Cpf; readonly cns?: undefined } | { readonly cns: Cns; readonly cpf?: undefined };

/** The person transported. On a companion's line, the companion. Text may be as registered: writing folds and cuts it. */
export interface BpaPerson {
  readonly name: string;
  readonly document: PersonDocument;
  /** I, indeterminate, from 202601. */
  readonly sex: 'M' | 'F' | 'I';
  readonly birthDate: LocalDate;
  /** `RACES`; `05` demands an ethnicity. */
  readonly race: string;
  /** `ETHNICITIES`; written for race 05 only. */
  readonly ethnicity?: string | undefined;
  /** `NATIONALITIES`; `010` is Brazil. */
  readonly nationality: string;
  readonly residence: IbgeCode;
  readonly cep: Cep;
  /** `STREET_TYPES`; `081` is rua. */
  readonly streetType: string;
  readonly street: string;
  /** `SN` when there is none. */
  readonly number?: string | undefined;
  readonly complement?: string | undefined;
  readonly district: string;
  /** With area code; other than 10 or 11 digits is left out. */
  readonly phone?: string | undefined;
  /** Left out when it does not fit: a cut address would be a wrong one. */
  readonly email?: string | undefined;
  readonly homeless: boolean;
  /** Registered explicitly as a person without CPF. */
  readonly withoutCpf: boolean;
}

/** One BPA-I line: a person, a day, a procedure. Sheet and sequence are given by the file that carries it. */
export interface BpaIndividualLine {
  readonly establishment: Cnes;
  /** Of the production; not after the file's. */
  readonly competence: Competence;
  readonly professional: Cns;
  readonly occupation: Cbo;
  readonly attendedOn: LocalDate;
  readonly procedure: ProcedureCode;
  /** 1 to 999999. */
  readonly quantity: number;
  /** `CARE_CHARACTERS`; `01` is elective. */
  readonly careCharacter: string;
  readonly person: BpaPerson;
  /** Orders the lines of one professional; unique among them, so that no line enters a file twice. */
  readonly orderKey: string;
}

/** The order of lines in a file: CNES, competence, professional, then the caller's key, all by code unit. */
export function compareLines(a: BpaIndividualLine, b: BpaIndividualLine): number {
  return (
    compare(a.establishment, b.establishment) ||
    compare(a.competence, b.competence) ||
    compare(a.professional, b.professional) ||
    compare(a.orderKey, b.orderKey)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A line that the layout cannot hold. The message names the field and never its content. */
export class UnwritableLine extends Error {
  constructor(
    readonly field: Field,
    readonly orderKey: string,
    reason: string,
  ) {
    super(`O campo ${field.label} ${reason}.`);
  }
}

const F = INDIVIDUAL;

/** What every line of a person in a layout has in common, with spaces in between, and the birth date `AAAAMMDD`. */
interface Form {
  readonly bytes: Uint8Array;
  readonly birthDate: number;
}

/** Writes lines in one layout. What they say of a person is written once, for as long as that person object is around. */
export class LineForms {
  readonly #forms = new WeakMap<BpaPerson, Form>();

  constructor(private readonly layout: Layout) {}

  /**
   * Writes a line, CR and LF included, at `at`; answers where the next one goes.
   * @throws UnwritableLine a required text is empty after folding, the quantity is out of range, or the layout has no CPF
   */
  put(target: Uint8Array, at: number, line: BpaIndividualLine, sheet: number, sequence: number): number {
    if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > 999_999)
      throw new UnwritableLine(F.quantity, line.orderKey, 'deve ir de 1 a 999999');
    const { bytes, birthDate } = this.#formOf(line);
    const base = at - 1;
    target.set(bytes, at);
    putDigits(target, base, F.establishment, line.establishment);
    putDigits(target, base, F.competence, line.competence);
    putDigits(target, base, F.professional, line.professional);
    putText(target, base, F.occupation, line.occupation);
    putDate(target, base, F.attendedOn, line.attendedOn);
    putNumber(target, base, F.sheet, sheet);
    putNumber(target, base, F.sequence, sequence);
    putDigits(target, base, F.procedure, line.procedure);
    const age = Math.floor(completedMonths(birthDate, readNumber(target, base, F.attendedOn)) / 12);
    putNumber(target, base, F.age, age);
    putNumber(target, base, F.quantity, line.quantity);
    putDigits(target, base, F.careCharacter, line.careCharacter);
    return at + bytes.length;
  }

  #formOf({ person, orderKey }: BpaIndividualLine): Form {
    let form = this.#forms.get(person);
    if (form === undefined) {
      const bytes = formOf(person, this.layout, orderKey);
      form = { bytes, birthDate: readNumber(bytes, -1, F.birthDate) };
      this.#forms.set(person, form);
    }
    return form;
  }
}

function formOf(person: BpaPerson, layout: Layout, orderKey: string): Uint8Array {
  const { cpf, cns } = person.document;
  const target = new Uint8Array(layout.length + 2).fill(SPACE);
  const base = -1;
  const demanded = (field: Field, text: string) => {
    if (putText(target, base, field, text) === 0) throw new UnwritableLine(field, orderKey, 'fica vazio');
  };

  if (cpf !== undefined && F.cpf.end > layout.length)
    throw new UnwritableLine(F.cpf, orderKey, 'não existe no layout desta competência');
  if (person.race === INDIGENOUS && person.ethnicity === undefined)
    throw new UnwritableLine(F.ethnicity, orderKey, 'é exigido para a raça 05');

  putDigits(target, base, F.kind, '03');
  if (cns !== undefined) putDigits(target, base, F.cns, cns);
  putText(target, base, F.sex, person.sex);
  putDigits(target, base, F.residence, person.residence);
  putText(target, base, F.origin, 'BPA');
  demanded(F.name, person.name);
  putDate(target, base, F.birthDate, person.birthDate);
  putDigits(target, base, F.race, person.race);
  if (person.race === INDIGENOUS) putText(target, base, F.ethnicity, person.ethnicity!);
  putDigits(target, base, F.nationality, person.nationality);
  if (F.email.end <= layout.length) {
    putDigits(target, base, F.cep, person.cep);
    putDigits(target, base, F.streetType, person.streetType);
    demanded(F.street, person.street);
    if (person.complement) putText(target, base, F.complement, person.complement);
    if (!person.number || putText(target, base, F.number, person.number) === 0) putText(target, base, F.number, 'SN');
    demanded(F.district, person.district);
    if (person.phone) putPhone(target, base, person.phone);
    if (person.email && isEmail(person.email)) putText(target, base, F.email, person.email);
  }
  if (cpf !== undefined) putDigits(target, base, F.cpf, cpf);
  if (F.homeless.end <= layout.length) target[base + F.homeless.start] = person.homeless ? YES : NO;
  if (F.withoutCpf.end <= layout.length)
    target[base + F.withoutCpf.start] = person.withoutCpf && cpf === undefined ? YES : NO;
  target.set([0x0d, 0x0a], layout.length);
  return target;
}

/** Raça 05. */
const INDIGENOUS = '05';
const YES = 0x53;
const NO = 0x4e;

/** `AAAAMMDD`. */
function putDate(target: Uint8Array, base: number, field: Field, date: LocalDate): void {
  let at = base + field.start;
  for (let i = 0; i < date.length; i++) if (i !== 4 && i !== 7) target[at++] = date.charCodeAt(i);
}

function putPhone(target: Uint8Array, base: number, phone: string): void {
  const digits = phone.replace(/\D/g, '');
  if (digits.length === 10 || digits.length === 11) putDigits(target, base, F.phone, digits);
}

/** ASCII that folding leaves as it is, but for the case, and that fits. */
const isEmail = (text: string): boolean =>
  text.length <= F.email.length && /^[!-~]+$/.test(text) && /^[^@'"`]+@[^@'"`]+$/.test(text);
