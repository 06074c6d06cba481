import type { Cbo, Competence, Money, ProcedureCode } from '#embarque/kernel';
import type { IndividualField } from './layout.js';

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
  /** I: both. */
  readonly sex: 'M' | 'F' | 'I' | 'N';
  /** Age on the day of attendance in completed months, both ends included. */
  readonly ageMonths: readonly [youngest: number, oldest: number];
  readonly maxQuantity: number;
  /** Instrumentos de registro: `01` BPA-C, `02` BPA-I. */
  readonly instruments: readonly string[];
  /** Atributos complementares: `009` CPF or CNS, `034` neither, `058` CPF only. */
  readonly details: readonly string[];
  /** CBOs of who may sign; empty when SIGTAP relates none. */
  readonly occupations: readonly Cbo[];
  /** Fields that SIGTAP relates nothing to, so that filling them is criticised. */
  readonly blankFields: readonly IndividualField[];
}

/** Finds a procedure's rule by competence; made once per file. */
export class RuleBook {
  #rules = new Map<number, readonly ProcedureRule[]>();

  constructor(rules: readonly ProcedureRule[]) {
    for (const rule of rules) {
      const code = Number(rule.procedure);
      this.#rules.set(code, [...(this.#rules.get(code) ?? []), rule]);
    }
  }

  /** The rule of a procedure in a competence (`AAAAMM`), both as numbers. */
  find(procedure: number, competence: number): ProcedureRule | undefined {
    return this.#rules
      .get(procedure)
      ?.find(
        ({ validFrom, validTo }) =>
          Number(validFrom) <= competence && (validTo === undefined || competence <= Number(validTo)),
      );
  }
}
