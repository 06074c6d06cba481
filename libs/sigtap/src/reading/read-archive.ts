import { type Competence } from '#embarque/kernel';
import { ARCHIVE_FILES, columnsNeeded, COMPETENCE_COLUMN, type ArchiveFile } from '../domain/archive-files.js';
import { lineReader, readLayout, type Layout } from '../domain/layout.js';
import { type Archive } from './archive.js';
import { UnreadableArchive } from './unreadable-archive.js';

/** A file that the archive has, and where its columns stand. */
export interface ReadableFile {
  readonly file: ArchiveFile;
  readonly layout: Layout;
}

/** So many wrong lines are told at most. */
const TOLD = 10;
const [PROCEDURES] = ARCHIVE_FILES;

/** Checks files and layouts before any line is read, and says everything that is missing at once. @throws UnreadableArchive */
export async function filesIn(archive: Archive): Promise<ReadableFile[]> {
  const faults: { code: string; reason: string }[] = [];
  const files: ReadableFile[] = [];
  for (const file of ARCHIVE_FILES) {
    const [data, described] = [`${file.name}.txt`, `${file.name}_layout.txt`];
    if (!archive.has(data)) {
      if (!file.optional) faults.push({ code: 'sigtap-file-missing', reason: `Falta o arquivo ${data}.` });
      continue;
    }
    if (!archive.has(described)) {
      faults.push({ code: 'sigtap-layout-missing', reason: `Falta o layout ${described}.` });
      continue;
    }
    const layout = readLayout(await archive.text(described));
    if (!layout) {
      faults.push({ code: 'sigtap-layout-unreadable', reason: `O layout ${described} não pôde ser lido.` });
      continue;
    }
    for (const column of columnsNeeded(file)) {
      if (!layout.has(column)) {
        faults.push({ code: 'sigtap-column-missing', reason: `Falta a coluna ${column} em ${described}.` });
      }
    }
    files.push({ file, layout });
  }
  if (faults.length) throw new UnreadableArchive(faults[0]!.code, ...faults.map(({ reason }) => reason));
  return files;
}

/** The competence of the first procedure, which all others must share; undefined when there is no procedure. */
export async function competenceIn(archive: Archive, files: readonly ReadableFile[]): Promise<string | undefined> {
  const { from, to } = files.find(({ file }) => file === PROCEDURES)!.layout.get(COMPETENCE_COLUMN)!;
  for await (const [first] of archive.lines(`${PROCEDURES!.name}.txt`)) if (first) return first.slice(from, to);
  return undefined;
}

/** The rows of a file in the order of its columns, in portions. @throws UnreadableArchive */
export async function* rowsOf(
  archive: Archive,
  { file, layout }: ReadableFile,
  competence: Competence,
): AsyncGenerator<(readonly (string | null)[])[]> {
  const read = lineReader(file, layout, competence);
  const faults: { code: string; reason: string }[] = [];
  let number = 0;
  for await (const lines of archive.lines(`${file.name}.txt`)) {
    const rows: (readonly (string | null)[])[] = [];
    for (const line of lines) {
      number++;
      const row = read(line);
      if (!('wrong' in row)) rows.push(row);
      else if (faults.push({ code: row.code, reason: `${file.name}.txt, linha ${number}: ${row.wrong}.` }) === TOLD)
        break;
    }
    if (faults.length) throw new UnreadableArchive(faults[0]!.code, ...faults.map(({ reason }) => reason));
    if (rows.length) yield rows;
  }
  if (!number && file === PROCEDURES) throw new UnreadableArchive('sigtap-empty', 'A tabela não tem procedimentos.');
}
