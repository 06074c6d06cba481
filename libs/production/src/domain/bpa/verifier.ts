import { BUILT_IN_PROCEDURES, RuleBook, type ProcedureRule } from '#embarque/kernel';
import { isPlain, sayForeign, withoutUtf8 } from './characters.js';
import { FaultLog, type Fault, type FaultCode } from './faults.js';
import { monthOfName } from './header.js';
import { inspectConsolidated } from './inspect-consolidated.js';
import { inspectHeader, isHeader, type DeclaredHeader } from './inspect-header.js';
import { inspectIndividual } from './inspect-individual.js';
import type { Inspection } from './inspection.js';
import { CONSOLIDATED_LENGTH, HEADER, INDIVIDUAL, layoutOf, layoutOfLength } from './layout.js';
import { LineSplitter, LONGEST_LINE, type LineSink } from './lines.js';
import { BPA_MAG_COUNTERS, COUNTER_POLICIES, type BpaProfile } from './profile.js';
import { crc32, SEALED_HEADER_LENGTH, sealOf } from './seal.js';
import { SheetLedger } from './sheet-ledger.js';
import { Totals, type Share } from './totals.js';

export interface VerifyOptions {
  /** The file's name; when it is one of SIA's, its month is compared. */
  readonly name?: string;
  /** What the lines are checked against, by the line's competence; default: those that the project knows itself. */
  readonly procedures?: readonly ProcedureRule[];
  /** How many faults of each code are kept; all are counted. Default 20. */
  readonly keepOfEach?: number;
  /** Whose competence chooses a line's layout; default the header's. */
  readonly layoutBy?: BpaProfile['layoutBy'];
}

/** What a file says and what it is. */
export interface BpaVerification {
  /** No faults; notes may be there. */
  readonly ok: boolean;
  readonly name?: string;
  readonly header?: DeclaredHeader;
  /** Characters that the competence asks of a BPA-I line, and since when. */
  readonly layout?: { readonly from: string; readonly length: number; readonly source: string };
  /** Physical lines, header included, and the data lines among them. */
  readonly lines: { readonly total: number; readonly consolidated: number; readonly individual: number };
  /** Distinct (record type, CNES, line competence, sheet). */
  readonly sheets: number;
  /** The control field as the lines give it. */
  readonly control: number;
  /** Σ quantity. */
  readonly quantity: number;
  /** What the lines add up to, by record type, establishment, month of production and procedure. */
  readonly shares: readonly Share[];
  /** There were more shares than `MOST_SHARES`; those that came first are here. */
  readonly tooManyShares: boolean;
  readonly faultCount: number;
  readonly noteCount: number;
  /** All faults and notes, by code. */
  readonly counts: Partial<Record<FaultCode, number>>;
  /** The first of each code, in the order of the file. */
  readonly faults: readonly Fault[];
  readonly notes: readonly Fault[];
}

const BOM = [0xef, 0xbb, 0xbf];
const CR = 0x0d;
const ZERO = 0x30;

/**
 * Checks anybody's BPA file of any layout since 10/2012, chunk by chunk, in constant memory. Never throws on any bytes:
 * whatever is wrong becomes a fault.
 */
export class BpaVerifier implements LineSink {
  readonly #file: Inspection;
  readonly #splitter = new LineSplitter(this);
  #header: DeclaredHeader | undefined;
  /** The header's first bytes as they stand, while the file is a sealed one. */
  #sealedHeader: Uint8Array | undefined;
  #bodyCrc = 0;
  #individualsBegan = false;

  constructor(private readonly options: VerifyOptions = {}) {
    this.#file = {
      log: new FaultLog(options.keepOfEach ?? 20),
      totals: new Totals(),
      ledger: new SheetLedger(),
      rules: new RuleBook(options.procedures ?? BUILT_IN_PROCEDURES),
      line: 0,
      competence: 0,
      individualLength: 0,
    };
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  /** To be called once, after the last chunk. */
  end(): BpaVerification {
    this.#splitter.end();
    const { log, totals, line, competence } = this.#file;
    if (line === 0) log.add('file-empty', 0);
    else if (totals.dataLines === 0) log.add('no-lines', 0);
    this.#checkNumbering();
    if (this.#header) this.#checkHeader(this.#header);
    const layout = layoutOf(String(competence));
    const faultCount = log.count('fault');
    return {
      ok: faultCount === 0,
      ...(this.options.name !== undefined && { name: this.options.name }),
      ...(this.#header && { header: this.#header }),
      ...(layout && { layout: { from: layout.from, length: layout.length, source: layout.source } }),
      lines: { total: line, consolidated: totals.consolidated, individual: totals.individual },
      sheets: totals.distinctSheets,
      control: totals.control,
      quantity: totals.quantity,
      shares: totals.shares,
      tooManyShares: totals.tooManyShares,
      faultCount,
      noteCount: log.count('note'),
      counts: log.counts,
      faults: log.kept('fault'),
      notes: log.kept('note'),
    };
  }

  overlong(): void {
    this.#file.line++;
    this.#file.log.add('line-too-long', this.#file.line, undefined, LONGEST_LINE);
  }

  line(bytes: Uint8Array, start: number, end: number, next: number): void {
    const file = this.#file;
    if (file.line === 0 && BOM.every((byte, i) => start + i < end && bytes[start + i] === byte)) {
      file.log.add('byte-order-mark', 1);
      start += BOM.length;
      if (start === next) return;
    }
    file.line++;
    const hasCr = end > start && bytes[end - 1] === CR;
    if (next === end) file.log.add('last-line-end', file.line);
    else if (!hasCr) file.log.add('line-end', file.line);
    const contentEnd = hasCr ? end - 1 : end;

    if (isPlain(bytes, start, contentEnd)) this.#record(bytes, start, contentEnd);
    else {
      const narrow = withoutUtf8(bytes, start, contentEnd);
      if (narrow) file.log.add('utf8', file.line);
      else sayForeign(file.log, file.line, bytes, start, contentEnd);
      if (narrow && !this.#fits(contentEnd - start)) this.#record(narrow, 0, narrow.length);
      else this.#record(bytes, start, contentEnd);
    }

    if (file.line === 1 && this.#header?.sealed) this.#sealedHeader = bytes.slice(start, start + SEALED_HEADER_LENGTH);
    else if (this.#sealedHeader) this.#bodyCrc = crc32(this.#bodyCrc, bytes, start, next);
  }

  #fits = (length: number): boolean =>
    length === CONSOLIDATED_LENGTH || layoutOfLength(length) !== undefined || length === HEADER.version.end;

  #record(bytes: Uint8Array, start: number, end: number): void {
    const file = this.#file;
    if (isHeader(bytes, start, end)) {
      if (file.line > 1) file.log.add('header-repeated', file.line);
      if (!this.#header) this.#header = inspectHeader(file, bytes, start, end);
      return;
    }
    const kind = bytes[start] === ZERO && end - start >= INDIVIDUAL.kind.end ? bytes[start + 1]! - ZERO : 0;
    if (file.line === 1) file.log.add(kind === 2 || kind === 3 ? 'header-missing' : 'not-a-bpa', 1);
    if (kind === 3) this.#individual(bytes, start, end);
    else if (kind === 2) this.#consolidated(bytes, start, end);
    else if (file.line > 1) file.log.add('record-type', file.line);
  }

  #consolidated(bytes: Uint8Array, start: number, end: number): void {
    const { log, line } = this.#file;
    if (this.#individualsBegan) log.add('record-order', line);
    if (end - start === CONSOLIDATED_LENGTH) inspectConsolidated(this.#file, bytes, start);
    else {
      this.#file.totals.consolidated++;
      log.add('line-length', line, undefined, end - start, CONSOLIDATED_LENGTH);
    }
  }

  #individual(bytes: Uint8Array, start: number, end: number): void {
    const { log, line } = this.#file;
    this.#individualsBegan = true;
    const length = end - start;
    const expected = this.#expectedLength(bytes, start, end);
    const layout = layoutOfLength(length);
    if (layout === undefined) {
      this.#file.totals.individual++;
      log.add('line-length', line, undefined, length, expected || 'o de um layout conhecido');
      return;
    }
    if (expected > 0 && length !== expected) log.add('line-layout', line, undefined, length, expected);
    inspectIndividual(this.#file, bytes, start, layout);
  }

  #expectedLength(bytes: Uint8Array, start: number, end: number): number {
    if (this.options.layoutBy !== 'line' || end - start < INDIVIDUAL.competence.end) return this.#file.individualLength;
    const { start: first, end: last } = INDIVIDUAL.competence;
    return layoutOf(String.fromCharCode(...bytes.subarray(start + first - 1, start + last)))?.length ?? 0;
  }

  #checkNumbering(): void {
    const { log, ledger } = this.#file;
    for (const gap of ledger.gaps()) {
      if (gap.kind === 'missing-sheet') log.add('sheet-missing', gap.firstLine, INDIVIDUAL.sheet, gap.sheet);
      else if (gap.kind === 'missing-line')
        log.add('sequence-missing', gap.firstLine, INDIVIDUAL.sequence, gap.sheet, gap.sequence);
      else log.add('sheets-uneven', gap.firstLine, INDIVIDUAL.sheet, gap.shortest, gap.longest);
    }
  }

  #checkHeader(header: DeclaredHeader): void {
    const { log, totals } = this.#file;
    if (header.control >= 0 && header.control !== totals.control)
      log.add('control', 1, HEADER.control, header.control, totals.control);

    const [lines, sheets] = [BPA_MAG_COUNTERS.lines(totals), BPA_MAG_COUNTERS.sheets(totals)];
    const linesKnown = COUNTER_POLICIES.some((policy) => policy.lines(totals) === header.lines);
    const sheetsKnown = COUNTER_POLICIES.some((policy) => policy.sheets(totals) === header.sheets);
    if (header.lines >= 0 && !linesKnown) log.add('line-counter', 1, HEADER.lines, header.lines, lines);
    if (header.sheets >= 0 && !sheetsKnown) log.add('sheet-counter', 1, HEADER.sheets, header.sheets, sheets);
    if (linesKnown && sheetsKnown && (header.lines !== lines || header.sheets !== sheets))
      log.add('counter-policy', 1, HEADER.lines);

    const month = this.options.name === undefined ? undefined : monthOfName(this.options.name);
    if (month !== undefined && header.competence !== '' && month !== Number(header.competence.slice(4)))
      log.add('file-name', 0, undefined, month, header.competence.slice(4));

    if (this.#sealedHeader) {
      const crc = crc32(this.#bodyCrc, this.#sealedHeader, 0, this.#sealedHeader.length);
      if (crc !== sealOf(header.version)) log.add('changed', 0);
    }
  }
}
