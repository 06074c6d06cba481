import { Cbo, Cnes, Competence } from '#embarque/kernel';
import { occurrenceCode } from './occurrence-kinds.js';
import { type Occurrence } from './report.js';

/** What stands in a consistency report. */
export interface ReportReading {
  /** Competences of processing in the heads of its pages; one, in a report that is whole. */
  readonly competences: readonly Competence[];
  /** Every establishment that has a head of its own, with or without rows below it. */
  readonly establishments: readonly Cnes[];
  readonly occurrences: readonly Occurrence[];
  /** Lines of other instruments (BPA-C, APAC …): never of displacement. */
  readonly otherRows: number;
  /** Numbers of the lines that are neither a row that could be read nor a head. */
  readonly unread: readonly number[];
}

const MONTHS = ['JAN', 'FEV', 'MAR', 'ABR', 'MAI', 'JUN', 'JUL', 'AGO', 'SET', 'OUT', 'NOV', 'DEZ'];

const ESTABLISHMENT = /^CNES ?: ?(\d{7})(?!\d)/;
const TITLE = /OCORRENCIAS NA CONSISTENCIA ?- ?([A-Z]{3})\/(\d{4})/;
const HEAD = /^(?:BDSIA|\*{5}|\(s\d|TIPO COMPET|.*SISTEMA DE INFORMACOES AMBULATORIAIS)/;
const ROW = /^BPAI (\d{2})\/(\d{4}) (\d{3})\/(\d{2}) (\d{10}) (\w{6}) (\d{15}) (.{1,200})$/;
const OTHER_ROW = /^(?:BPAC|APAC|RAAS) /;

/**
 * Reads the consistency report of SIA (06.04): pages with a head, `CNES : 9999999 NAME`, and rows `BPAI MM/AAAA FFF/SS
 * procedure CBO CNS message`. Blanks of any kind and number separate; an establishment holds until the next is named, over
 * as many pages as it takes.
 */
export function readReport(text: string): ReportReading {
  const competences = new Set<Competence>();
  const establishments = new Set<Cnes>();
  const occurrences: Occurrence[] = [];
  const unread: number[] = [];
  let otherRows = 0;
  let establishment: Cnes | undefined;
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = raw.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (!line || HEAD.test(line)) return;
    const named = ESTABLISHMENT.exec(line)?.[1];
    if (Cnes.is(named)) {
      establishment = named;
      establishments.add(named);
      return;
    }
    const [, month, year] = TITLE.exec(line) ?? [];
    if (month) {
      const competence = `${year}${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}`;
      if (Competence.is(competence)) competences.add(competence);
      else unread.push(index + 1);
      return;
    }
    if (OTHER_ROW.test(line)) {
      otherRows++;
      return;
    }
    const row = rowOf(line, index + 1, establishment);
    if (row) occurrences.push(row);
    else unread.push(index + 1);
  });
  return { competences: [...competences], establishments: [...establishments], occurrences, otherRows, unread };
}

function rowOf(text: string, line: number, establishment: Cnes | undefined): Occurrence | undefined {
  const [, month, year, sheet, sequence, procedure, occupation, professional, message] = ROW.exec(text) ?? [];
  const competence = `${year}${month}`;
  if (!establishment || !message || !Competence.is(competence) || !Cbo.is(occupation)) return undefined;
  return {
    ...{ line, kind: 'BPAI', establishment, competence, sheet: Number(sheet), sequence: Number(sequence) },
    ...{ procedure: procedure!, occupation, professional: professional!, message, code: occurrenceCode(message) },
  };
}
