import { type Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { eachElementOf } from './xml.js';
import { LIMITS, UnreadableFile } from './unreadable.js';

/** What a sheet's cells refer to, and where the sheet is. */
export interface Workbook {
  /** Texts that cells name by number. */
  readonly texts: readonly string[];
  /** Whether the style with this number shows a day or an hour. */
  readonly showsTime: readonly boolean[];
  /** Days counted from 1904, as old Macs did. */
  readonly since1904: boolean;
  /** Names of visible sheets that are not read, for only the first one is. */
  readonly otherSheets: readonly string[];
  /** The first visible sheet, from its beginning; as often as one asks. */
  openSheet(): Promise<Readable>;
}

const SMALL = 8 * 1024 * 1024;
const MOST_ENTRIES = 5000;

const unreadable = (): UnreadableFile =>
  new UnreadableFile(
    'xlsx-unreadable',
    'A planilha XLSX não pôde ser lida: abra-a e salve-a de novo, ou salve como CSV.',
  );

/** @throws UnreadableFile */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  try {
    return await read(await Parts.of(bytes));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : unreadable();
  }
}

async function read(parts: Parts): Promise<Workbook> {
  const sheets: { name: string; id: string }[] = [];
  let since1904 = false;
  for await (const { name, attributes, closed } of eachElementOf(await parts.open('xl/workbook.xml', SMALL))) {
    if (closed) continue;
    if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') {
      sheets.push({ name: attributes['name'] ?? '', id: attributes['id'] ?? '' });
    }
  }
  const targets = new Map<string, string>();
  for await (const { name, attributes } of eachElementOf(await parts.open('xl/_rels/workbook.xml.rels', SMALL))) {
    if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  }
  const [first, ...others] = sheets;
  const target = first && targets.get(first.id);
  if (!target) throw unreadable();
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return {
    ...{ since1904, otherSheets: others.map(({ name }) => name) },
    texts: parts.has('xl/sharedStrings.xml') ? await textsIn(parts) : [],
    showsTime: parts.has('xl/styles.xml') ? await timesIn(parts) : [],
    openSheet: () => parts.open(path, LIMITS.sheetBytes),
  };
}

async function textsIn(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  for await (const { name, parent, closed, content } of eachElementOf(
    await parts.open('xl/sharedStrings.xml', LIMITS.textBytes),
  )) {
    if (!closed) continue;
    // How a text is pronounced is not part of it.
    if (name === 't' && parent !== 'rPh') text += content;
    if (name === 'si') {
      texts.push(text);
      text = '';
    }
  }
  return texts;
}

/** Built-in formats of days and hours (ECMA-376, part 1, 18.8.30, with those of other languages). */
const isTimeFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

async function timesIn(parts: Parts): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const shows: boolean[] = [];
  for await (const { name, parent, closed, attributes } of eachElementOf(await parts.open('xl/styles.xml', SMALL))) {
    if (closed) continue;
    const id = Number(attributes['numFmtId']);
    if (name === 'numFmt') {
      const code = (attributes['formatCode'] ?? '').replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
      own.set(id, /[dmyhsa]/i.test(code.replace(/general/gi, '')));
    }
    if (name === 'xf' && parent === 'cellXfs') shows.push(own.get(id) ?? isTimeFormat(id));
  }
  return shows;
}

/** The files in the archive; none is unpacked further than it says, nor further than allowed. */
class Parts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async of(bytes: Buffer): Promise<Parts> {
    const zip = await fromBufferPromise(bytes, { autoClose: false });
    if (zip.entryCount > MOST_ENTRIES) throw unreadable();
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return new Parts(zip, entries);
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  async open(path: string, most: number): Promise<Readable> {
    const entry = this.entries.get(path);
    if (!entry) throw unreadable();
    if (entry.uncompressedSize > most) {
      throw new UnreadableFile('file-too-large', 'A planilha é grande demais depois de descompactada: divida-a.');
    }
    return this.zip.openReadStreamPromise(entry);
  }
}
