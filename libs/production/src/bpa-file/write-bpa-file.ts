import { join } from 'node:path';
import type { Competence, IbgeCode } from '#embarque/kernel';
import { bpaFileName, MOST_PARTS, type BpaHeader } from '../domain/bpa/header.js';
import { layoutOf, type Layout } from '../domain/bpa/layout.js';
import { compareLines, LineForms, type BpaIndividualLine } from '../domain/bpa/line.js';
import { EMBARQUE_PROFILE, type BpaProfile } from '../domain/bpa/profile.js';
import { HIGHEST_SHEET } from '../domain/bpa/sheet-numbering.js';
import { BpaPart, type PartFacts, type PartLimits } from './bpa-part.js';
import { Staging } from './staging.js';

export interface BpaFileRequest {
  /** Made when it does not exist. */
  readonly directory: string;
  readonly manager: IbgeCode;
  /** Of processing: the header's. It chooses the layout. */
  readonly competence: Competence;
  readonly header: BpaHeader;
  /** In the order of `compareLines`, each once; page by page when they are read while the file is written. */
  readonly lines: Iterable<BpaIndividualLine> | AsyncIterable<Iterable<BpaIndividualLine>>;
  readonly profile?: BpaProfile;
  /** What one file holds; beyond it the month goes on in a further file. */
  readonly limits?: PartLimits;
  /** Looks at the finished files before they take their names; throwing leaves what stood there untouched. */
  readonly inspect?: (parts: readonly WrittenBpaFile[]) => void;
}

export interface WrittenBpaFile extends PartFacts {
  readonly path: string;
  readonly name: string;
}

/** A month's files: the first, and those that it did not fit into. */
export type WrittenBpaFiles = readonly [WrittenBpaFile, ...WrittenBpaFile[]];

export type BpaFileProblem = 'no-lines' | 'out-of-order' | 'after-header' | 'layout-unknown' | 'too-many-parts';

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

/** Sheets have three digits, and cbc-lin six. */
const FULL: PartLimits = { sheets: HIGHEST_SHEET, count: 999_999 };

/**
 * Writes a month's BPA-I file of any number of lines in constant memory; as several, each a file of its own with header
 * and totals, when a professional's 999 sheets are full or the header's counter is. The lines that follow then begin on
 * sheet 001 again: parts are imported one by one. The files appear under their names whole, all of them or none, and
 * replace those of the same names.
 *
 * @throws BpaFileRefused no line, lines out of order or twice, a competence after the file's, or more than 35 files
 * @throws UnwritableLine a line that the layout cannot hold
 */
export async function writeBpaFile(request: BpaFileRequest): Promise<WrittenBpaFiles> {
  const nameOf = (part: number) => bpaFileName(request.manager, request.competence, part);
  const staging = await Staging.open(request.directory, nameOf(1));
  try {
    const parts = await writeParts(request, staging, nameOf);
    request.inspect?.(parts);
    const stale = Array.from({ length: MOST_PARTS - parts.length }, (_, n) => nameOf(parts.length + n + 1));
    await staging.publish(
      parts.map(({ name }) => name),
      stale,
    );
    return parts;
  } finally {
    await staging.close();
  }
}

async function writeParts(
  { directory, competence, header, lines, limits = FULL, profile = EMBARQUE_PROFILE }: BpaFileRequest,
  staging: Staging,
  nameOf: (part: number) => string,
): Promise<WrittenBpaFiles> {
  const forms = new Map<Layout, LineForms>();
  const formsOf = (line: BpaIndividualLine): LineForms => {
    const layout = layoutFor(line, competence, profile);
    const known = forms.get(layout) ?? new LineForms(layout);
    forms.set(layout, known);
    return known;
  };
  const open = (part: number) => BpaPart.open(staging.pathOf(nameOf(part)), profile, limits);
  const written: WrittenBpaFile[] = [];
  const finish = async (part: BpaPart) => {
    const name = nameOf(written.length + 1);
    written.push({ path: join(directory, name), name, ...(await part.finish(header, competence)) });
  };

  let part = await open(1);
  try {
    let last: BpaIndividualLine | undefined;
    let form: LineForms | undefined;
    for await (const page of Symbol.asyncIterator in lines ? lines : [lines])
      for (const line of page) {
        if (last === undefined || line.competence !== last.competence) form = formsOf(line);
        if (last !== undefined && compareLines(last, line) >= 0)
          throw new BpaFileRefused('out-of-order', 'As linhas do BPA estão fora de ordem ou repetidas.', line.orderKey);
        last = line;
        if (!part.takes(line)) {
          await finish(part);
          if (written.length === MOST_PARTS)
            throw new BpaFileRefused(
              'too-many-parts',
              `O mês não cabe em ${MOST_PARTS} arquivos: distribua a produção por mais profissionais.`,
              line.orderKey,
            );
          part = await open(written.length + 1);
          part.takes(line);
        }
        part.put(form!, line);
        if (part.isFilled) await part.flush();
      }
    if (last === undefined) throw new BpaFileRefused('no-lines', 'Não há linhas a apresentar no BPA.');
    await finish(part);
    return written as [WrittenBpaFile, ...WrittenBpaFile[]];
  } finally {
    await part.close();
  }
}

function layoutFor(line: BpaIndividualLine, competence: Competence, profile: BpaProfile): Layout {
  if (line.competence > competence)
    throw new BpaFileRefused('after-header', 'Há linha de competência posterior à do arquivo.', line.orderKey);
  const layout = layoutOf(profile.layoutBy === 'header' ? competence : line.competence);
  if (layout === undefined)
    throw new BpaFileRefused('layout-unknown', 'Não há layout do BPA conhecido para a competência.', line.orderKey);
  return layout;
}
