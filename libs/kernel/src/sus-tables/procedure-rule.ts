import { type Competence } from '../competence.js';
import { type Cbo, type ProcedureCode } from '../documents.js';
import { centavos, type Money } from '../measures.js';
import { DISPLACEMENT_PROCEDURES_TABLE } from './displacement-procedures.data.js';

/** What SIGTAP may relate to a procedure and a BPA-I line has a field for. */
export const RELATED_FIELDS = ['cid', 'service', 'classification', 'authorization', 'firm'] as const;
export type RelatedField = (typeof RELATED_FIELDS)[number];

/** What SIGTAP says of a procedure between two competences, as far as a BPA line can be checked against it. */
export interface ProcedureRule {
  readonly procedure: ProcedureCode;
  readonly name: string;
  readonly validFrom: Competence;
  /** Inclusive; absent while the rule is the newest known. */
  readonly validTo?: Competence;
  /** VL_SA, per unit. */
  readonly value: Money;
  readonly complexity: string;
  readonly financing: string;
  /** I: both; N: does not matter. */
  readonly sex: 'M' | 'F' | 'I' | 'N';
  /** Age on the day of attendance in completed months, both ends included; absent where age does not matter. */
  readonly ageMonths?: readonly [youngest: number, oldest: number];
  /** Absent where there is none. */
  readonly maxQuantity?: number;
  /** Instrumentos de registro: `01` BPA-C, `02` BPA-I. */
  readonly instruments: readonly string[];
  /** Atributos complementares: `009` CPF or CNS, `034` neither, `058` CPF only. */
  readonly details: readonly string[];
  /** CBOs of who may sign; empty when SIGTAP relates none. */
  readonly occupations: readonly Cbo[];
  /** Fields that SIGTAP relates nothing to, so that filling them is criticised. */
  readonly blankFields: readonly RelatedField[];
}

/** What an imported archive says of the procedures that the ledger judges by. */
export interface RuleTable {
  readonly competence: Competence;
  /** `v2608141139` of the archive's name, or a mark of its content; see {@link isNewer}. */
  readonly version: string;
  readonly procedures: readonly ProcedureRule[];
}

/** A rule, and whether it is only the last one known, because the table of that competence itself is not. */
export interface Ruling {
  readonly rule: ProcedureRule;
  readonly provisional: boolean;
}

/** The last competence that the rules of the project itself were read in. */
export const BUILT_IN_THROUGH = '202608' as Competence;

const NO_LIMIT = 9999;

/** QT_MAXIMA_EXECUCAO and VL_IDADE_… write 9999 where there is none (layout document of the archive). */
export const limitOf = (value: number): number | undefined => (value === NO_LIMIT ? undefined : value);

/** The procedures of form 080301 (aid and displacement, outside and inside the home), as the project knows them itself. */
export const BUILT_IN_PROCEDURES: readonly ProcedureRule[] = DISPLACEMENT_PROCEDURES_TABLE.trim()
  .split('\n')
  .map((row) => {
    const [procedure, validFrom, ages, maximum, sex, value, financing, detail, occupations, name] = row.split(';');
    const [youngest, oldest] = ages!.split('-').map(Number);
    const maxQuantity = limitOf(Number(maximum));
    return {
      procedure: procedure as ProcedureCode,
      name: name!,
      validFrom: validFrom as Competence,
      value: centavos(Number(value)),
      complexity: '0',
      financing: financing!,
      sex: sex as ProcedureRule['sex'],
      ageMonths: [youngest!, oldest!],
      ...(maxQuantity !== undefined && { maxQuantity }),
      instruments: ['02'],
      details: [detail!],
      occupations: occupations!.split(' ').filter(Boolean) as Cbo[],
      blankFields: RELATED_FIELDS,
    };
  });

/** Road displacement, each 50 km: patient, then companion. */
export const ROAD_PROCEDURES: readonly ProcedureRule[] = ['0803010125', '0803010109'].map((code) =>
  BUILT_IN_PROCEDURES.find(({ procedure }) => procedure === code)!,
);

/**
 * Versions of one competence are ordered by the stamp in the archive's name; one whose name tells none never replaces one
 * that has it, and of two without a stamp the later import counts.
 */
export function isNewer(version: string, than: string): boolean {
  const [stamped, otherStamped] = [/^v\d+$/.test(version), /^v\d+$/.test(than)];
  if (stamped && otherStamped) return version >= than;
  return stamped || !otherStamped;
}

interface KnownTable {
  readonly competence: number;
  readonly version: string;
  readonly rules: ReadonlyMap<number, ProcedureRule>;
}

/**
 * Finds a procedure's rule by competence. The newest table of the competence decides; where there is none, the last thing
 * known before it, provisionally: an imported table, or what the book was made of.
 */
export class RuleBook {
  readonly #rules = new Map<number, readonly ProcedureRule[]>();
  /** The newest competence first. */
  #tables: readonly KnownTable[] = [];

  constructor(private readonly rules: readonly ProcedureRule[]) {
    for (const rule of rules) {
      const code = Number(rule.procedure);
      this.#rules.set(code, [...(this.#rules.get(code) ?? []), rule]);
    }
  }

  /** A book that knows the table as well; the same one when it knows a newer version. */
  with({ competence, version, procedures }: RuleTable): RuleBook {
    const known = this.#tables.find((table) => table.competence === Number(competence));
    if (known && !isNewer(version, known.version)) return this;
    const table = {
      competence: Number(competence),
      version,
      rules: new Map(procedures.map((rule) => [Number(rule.procedure), rule])),
    };
    const book = new RuleBook(this.rules);
    book.#tables = [...this.#tables.filter((other) => other !== known), table].sort(
      (one, other) => other.competence - one.competence,
    );
    return book;
  }

  /** The rule of a procedure in a competence (`AAAAMM`), both as numbers. */
  find(procedure: number, competence: number): ProcedureRule | undefined {
    return this.ruling(procedure, competence)?.rule;
  }

  /** The same, with how sure it is. */
  ruling(procedure: number, competence: number): Ruling | undefined {
    const table = this.#tables.find((known) => known.competence <= competence);
    const own = this.#own(procedure, competence);
    const ownKnownIn = own ? Math.min(competence, Number(own.validTo ?? BUILT_IN_THROUGH)) : 0;
    if (table && table.competence >= ownKnownIn) {
      const rule = table.rules.get(procedure);
      return rule && { rule, provisional: table.competence < competence };
    }
    return own && { rule: own, provisional: ownKnownIn < competence };
  }

  /** Every rule of a competence (`AAAAMM`, as a number). */
  inForce(competence: number): ProcedureRule[] {
    const codes = new Set([...this.#rules.keys(), ...this.#tables.flatMap(({ rules }) => [...rules.keys()])]);
    return [...codes].flatMap((code) => this.find(code, competence) ?? []);
  }

  #own(procedure: number, competence: number): ProcedureRule | undefined {
    return this.#rules
      .get(procedure)
      ?.find(
        ({ validFrom, validTo }) =>
          Number(validFrom) <= competence && (validTo === undefined || competence <= Number(validTo)),
      );
  }
}
