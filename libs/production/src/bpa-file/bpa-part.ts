import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Cbo, Cns, Competence } from '#embarque/kernel';
import { headerLine, type BpaHeader } from '../domain/bpa/header.js';
import { INDIVIDUAL } from '../domain/bpa/layout.js';
import type { BpaIndividualLine, LineForms } from '../domain/bpa/line.js';
import type { BpaProfile } from '../domain/bpa/profile.js';
import { crc32 } from '../domain/bpa/seal.js';
import { SheetNumbering } from '../domain/bpa/sheet-numbering.js';
import { placeOf, Totals, type Share } from '../domain/bpa/totals.js';

/** What one file holds. */
export interface PartLimits {
  /** Sheets of a professional in an establishment and a month of production. */
  readonly sheets: number;
  /** The highest number of lines that the header's counter takes. */
  readonly count: number;
}

/** Who signs lines, and as what. */
export interface Signer {
  readonly professional: Cns;
  readonly occupation: Cbo;
}

export interface PartFacts {
  readonly bytes: number;
  /** Of the file's bytes, read back from it, in hexadecimal. */
  readonly sha256: string;
  /** BPA-I lines. */
  readonly lines: number;
  /** Distinct (CNES, competence, sheet). */
  readonly sheets: number;
  /** cbc-smt-vrf. */
  readonly control: number;
  /** Σ quantity. */
  readonly quantity: number;
  /** What the lines add up to. */
  readonly shares: readonly Share[];
  readonly signers: readonly Signer[];
}

const BUFFER = 1 << 17;
const LONGEST = INDIVIDUAL.withoutCpf.end + 2;

/** A file while it is written: lines go behind room for the header, which is put when its totals are known. */
export class BpaPart {
  readonly #totals = new Totals();
  readonly #numbering: SheetNumbering;
  readonly #signers = new Map<string, Signer>();
  readonly #buffer = new Uint8Array(BUFFER);
  #filled = 0;
  #position: number;
  #crc = 0;
  #last: BpaIndividualLine | undefined;
  #place = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly profile: BpaProfile,
    private readonly limits: PartLimits,
  ) {
    this.#numbering = new SheetNumbering(profile.linesPerSheet, limits.sheets);
    this.#position = profile.headerLength + 2;
  }

  static async open(path: string, profile: BpaProfile, limits: PartLimits): Promise<BpaPart> {
    // Names and documents of citizens: for the owner only.
    return new BpaPart(await open(path, 'wx+', 0o600), profile, limits);
  }

  /** Moves on to the line's place; false when it is full. The first line is always taken. */
  takes(line: BpaIndividualLine): boolean {
    const isCounted = this.#totals.individual === 0 || this.profile.counters.lines(this.#totals) < this.limits.count;
    return isCounted && this.#numbering.place(line);
  }

  /** Puts the line that it took. @throws UnwritableLine */
  put(forms: LineForms, line: BpaIndividualLine): void {
    const { establishment, competence, professional, occupation } = line;
    const last = this.#last;
    if (last?.establishment !== establishment || last.competence !== competence)
      this.#place = placeOf(3, Number(establishment), Number(competence));
    if (last?.professional !== professional || last.occupation !== occupation)
      this.#signers.set(professional + occupation, { professional, occupation });
    this.#last = line;

    const { sheet, sequence } = this.#numbering;
    this.#totals.individual++;
    this.#totals.add(Number(line.procedure), line.quantity, this.#place);
    if (sequence === 1) this.#totals.addSheet(this.#place, sheet);
    this.#filled = forms.put(this.#buffer, this.#filled, line, sheet, sequence);
  }

  /** The next line may not fit before a `flush`. */
  get isFilled(): boolean {
    return this.#filled > BUFFER - LONGEST;
  }

  async flush(): Promise<void> {
    if (this.profile.sealed) this.#crc = crc32(this.#crc, this.#buffer, 0, this.#filled);
    await writeAll(this.file, this.#buffer.subarray(0, this.#filled), this.#position);
    this.#position += this.#filled;
    this.#filled = 0;
  }

  /** @throws RangeError a counter does not fit into the header */
  async finish(header: BpaHeader, competence: Competence): Promise<PartFacts> {
    await this.flush();
    const totals = this.#totals;
    await writeAll(this.file, headerLine(header, competence, totals, this.profile, this.#crc), 0);
    const [sha256] = await Promise.all([hashOf(this.file), this.file.sync()]);
    await this.close();
    const { individual: lines, distinctSheets: sheets, control, quantity, shares } = totals;
    const signers = [...this.#signers.values()];
    return { bytes: this.#position, sha256, lines, sheets, control, quantity, shares, signers };
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** A write may take fewer bytes than it was given. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** The header stands first and was written last, so the hash is taken from the file itself. */
async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(BUFFER);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}
