import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Competence, IbgeCode } from '#embarque/kernel';
import { bpaFileName, headerLine, type BpaHeader } from '../domain/bpa/header.js';
import { INDIVIDUAL, layoutOf, type Layout } from '../domain/bpa/layout.js';
import { compareLines, putLine, type BpaIndividualLine } from '../domain/bpa/line.js';
import { EMBARQUE_PROFILE, type BpaProfile } from '../domain/bpa/profile.js';
import { crc32 } from '../domain/bpa/seal.js';
import { SheetNumbering } from '../domain/bpa/sheet-numbering.js';
import { placeOf, Totals } from '../domain/bpa/totals.js';

export interface BpaFileRequest {
  /** Made when it does not exist. */
  readonly directory: string;
  readonly manager: IbgeCode;
  /** Of processing: the header's. It chooses the layout. */
  readonly competence: Competence;
  readonly header: BpaHeader;
  /** In the order of `compareLines`, each once. */
  readonly lines: AsyncIterable<BpaIndividualLine> | Iterable<BpaIndividualLine>;
  readonly profile?: BpaProfile;
  /** Looks at the finished bytes' hash before the file takes its name; throwing leaves what stood there untouched. */
  readonly inspect?: (sha256: string) => void;
}

export interface WrittenBpaFile {
  readonly path: string;
  readonly name: string;
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
}

export type BpaFileProblem =
  'no-lines' | 'out-of-order' | 'after-header' | 'layout-unknown' | 'too-many-sheets' | 'too-many-lines';

/** Why no file was made. Nothing was left behind. */
export class BpaFileRefused extends Error {
  constructor(
    readonly code: BpaFileProblem,
    message: string,
    /** The line that did not go in. */
    readonly orderKey?: string,
  ) {
    super(message);
  }
}

const BUFFER = 1 << 18;
/** cbc-lin has six digits. */
const HIGHEST_COUNT = 999_999;

/**
 * Writes a BPA-I file of any number of lines in constant memory. It appears under its name complete or not at all: lines
 * go to a `.partial` file behind room for the header, the header is put when its totals are known, and only then the
 * file takes its name (replacing one of the same name).
 *
 * @throws BpaFileRefused no line, lines out of order or twice, a competence after the file's, or more than 999 sheets of
 *   one professional or 999,999 lines: such a month needs several files
 * @throws UnwritableLine a line that the layout cannot hold
 */
export async function writeBpaFile(request: BpaFileRequest): Promise<WrittenBpaFile> {
  const name = bpaFileName(request.manager, request.competence);
  const path = join(request.directory, name);
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
  await mkdir(request.directory, { recursive: true });
  // Names and documents of citizens: for the owner only.
  const file = await open(partial, 'wx+', 0o600);
  try {
    const { totals, bytes } = await writeContent(file, request, request.profile ?? EMBARQUE_PROFILE);
    const sha256 = await hashOf(file);
    request.inspect?.(sha256);
    await file.sync();
    await file.close();
    await rename(partial, path);
    await syncDirectory(request.directory);
    const { individual: lines, distinctSheets: sheets, control, quantity } = totals;
    return { path, name, bytes, sha256, lines, sheets, control, quantity };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeContent(
  file: FileHandle,
  { competence, header, lines }: BpaFileRequest,
  profile: BpaProfile,
): Promise<{ totals: Totals; bytes: number }> {
  const totals = new Totals();
  const numbering = new SheetNumbering(profile.linesPerSheet);
  const buffer = new Uint8Array(BUFFER);
  let filled = 0;
  let position = profile.headerLength + 2;
  let crc = 0;
  const flush = async () => {
    if (profile.sealed) crc = crc32(crc, buffer, 0, filled);
    await writeAll(file, buffer.subarray(0, filled), position);
    position += filled;
    filled = 0;
  };

  let last: BpaIndividualLine | undefined;
  let layout: Layout | undefined;
  for await (const line of lines) {
    if (last === undefined || line.competence !== last.competence) layout = layoutFor(line, competence, profile);
    if (last !== undefined && compareLines(last, line) >= 0)
      throw new BpaFileRefused('out-of-order', 'As linhas do BPA estão fora de ordem ou repetidas.', line.orderKey);
    last = line;
    count(totals, numbering, line);
    if (profile.counters.lines(totals) > HIGHEST_COUNT)
      throw new BpaFileRefused('too-many-lines', 'O arquivo passa de 999.999 linhas.', line.orderKey);
    filled = putLine(buffer, filled, layout!, line, numbering.sheet, numbering.sequence);
    if (filled > BUFFER - INDIVIDUAL.withoutCpf.end - 2) await flush();
  }
  if (last === undefined) throw new BpaFileRefused('no-lines', 'Não há linhas a apresentar no BPA.');
  await flush();
  await writeAll(file, headerLine(header, competence, totals, profile, crc), 0);
  return { totals, bytes: position };
}

function layoutFor(line: BpaIndividualLine, competence: Competence, profile: BpaProfile): Layout {
  if (line.competence > competence)
    throw new BpaFileRefused('after-header', 'Há linha de competência posterior à do arquivo.', line.orderKey);
  const layout = layoutOf(profile.layoutBy === 'header' ? competence : line.competence);
  if (layout === undefined)
    throw new BpaFileRefused('layout-unknown', 'Não há layout do BPA conhecido para a competência.', line.orderKey);
  return layout;
}

function count(totals: Totals, numbering: SheetNumbering, line: BpaIndividualLine): void {
  if (!numbering.place(line))
    throw new BpaFileRefused(
      'too-many-sheets',
      `O profissional do CNES ${line.establishment} passa de 999 folhas na competência ${line.competence}.`,
      line.orderKey,
    );
  totals.individual++;
  totals.add(Number(line.procedure), line.quantity);
  if (numbering.sequence === 1)
    totals.addSheet(placeOf(3, Number(line.establishment), Number(line.competence)), numbering.sheet);
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
  const buffer = new Uint8Array(1 << 20);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}

/** The new name survives a power cut only when the directory is on disk too. Some systems cannot open directories. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
