import { describe, expect, it } from '@jest/globals';
import { type Competence } from '../competence.js';
import { ProcedureCode } from '../documents.js';
import {
  BUILT_IN_PROCEDURES,
  ROAD_PROCEDURES,
  RuleBook,
  type ProcedureRule,
  type RuleTable,
} from './procedure-rule.js';

const PATIENT = 803010125;
const MEAL = 803010028;

const priced = (competence: string, value: number, version = 'v2601011200'): RuleTable => ({
  competence: competence as Competence,
  version,
  procedures: [{ ...ROAD_PROCEDURES[0]!, value: value as ProcedureRule['value'] }],
});
const book = new RuleBook(BUILT_IN_PROCEDURES);
const valueIn = (known: RuleBook, competence: number, procedure = PATIENT) => {
  const ruling = known.ruling(procedure, competence);
  return ruling && [ruling.rule.value, ruling.provisional];
};

describe('the procedures that the project knows itself', () => {
  it('are the sixteen of form 080301, each with a right check digit', () => {
    expect(BUILT_IN_PROCEDURES).toHaveLength(16);
    expect(BUILT_IN_PROCEDURES.filter(({ procedure }) => !ProcedureCode.is(procedure))).toEqual([]);
  });

  it('are road displacement from 202603 on, and everything else from 202608 on', () => {
    expect([202602, 202603, 202607].map((month) => valueIn(book, month))).toEqual([
      undefined,
      [495, false],
      [495, false],
    ]);
    expect([202607, 202608].map((month) => valueIn(book, month, MEAL))).toEqual([undefined, [840, false]]);
  });

  it('tell the radiotherapy and haemodialysis codes of 2026 apart: at most 12, by CPF, no CBO', () => {
    expect(
      BUILT_IN_PROCEDURES.filter(({ financing }) => financing === '05').map((rule) => [
        rule.procedure as string,
        rule.maxQuantity,
        rule.details,
        rule.occupations,
      ]),
    ).toEqual([
      ['0803010150', 12, ['058'], []],
      ['0803010168', 12, ['058'], []],
    ]);
  });
});

describe('a rule book', () => {
  it('goes on with the last known rule, provisionally', () => {
    expect([202608, 202609, 203001].map((month) => valueIn(book, month))).toEqual([
      [495, false],
      [495, true],
      [495, true],
    ]);
  });

  it('takes an imported table for its own competence only, while another is known of the next', () => {
    const known = book.with(priced('202605', 600));
    expect([202604, 202605, 202606].map((month) => valueIn(known, month)?.[0])).toEqual([495, 600, 495]);
  });

  it('goes on from the newest table before the competence', () => {
    const known = book.with(priced('202612', 700)).with(priced('202610', 600));
    expect([202609, 202610, 202611, 202612, 202701].map((month) => valueIn(known, month))).toEqual([
      [495, true],
      [600, false],
      [600, true],
      [700, false],
      [700, true],
    ]);
  });

  it('knows from a table also what is no longer in it', () => {
    const known = book.with(priced('202610', 600));
    expect([202609, 202610, 202611].map((month) => valueIn(known, month, MEAL))).toEqual([
      [840, true],
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['a newer version', ['v2601011200', 'v2602011200'], 2],
    ['an older version', ['v2602011200', 'v2601011200'], 1],
    ['a version without a stamp after one with it', ['v2602011200', 'sha256-aa'], 1],
    ['a version with a stamp after one without', ['sha256-aa', 'v2601011200'], 2],
    ['the later of two without a stamp', ['sha256-bb', 'sha256-aa'], 2],
  ])('meets %s', (_, [first, second], inForce) => {
    const known = book.with(priced('202610', 1, first)).with(priced('202610', 2, second));
    expect(valueIn(known, 202610)).toEqual([inForce, false]);
  });

  it('tells everything that is in force in a competence', () => {
    const known = book.with(priced('202610', 600));
    expect([202602, 202607, 202609, 202610].map((month) => known.inForce(month).length)).toEqual([0, 2, 16, 1]);
  });

  it('is not changed by what another learns from it', () => {
    book.with(priced('202608', 999));
    expect(valueIn(book, 202608)).toEqual([495, false]);
  });
});
