import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { UnreadableArchive } from './unreadable-archive.js';

/** An archive of 2026 has 87 files and 34 MB unpacked, 17 MB in the largest; a small one may hold a mountain. */
const LIMITS = { entries: 1000, fileBytes: 256 * 1024 ** 2, allBytes: 1024 ** 3, line: 64 * 1024 } as const;
const LAYOUT_BYTES = 64 * 1024;

const tooLarge = () =>
  new UnreadableArchive(
    'sigtap-too-large',
    'O arquivo é grande demais depois de descompactado: não é uma tabela SIGTAP.',
  );

/** The files in a SIGTAP archive, by their names in lower case, without folders. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws UnreadableArchive; a system error when the path cannot be read */
  static async open(path: string): Promise<Archive> {
    const beginning = await beginningOf(path);
    const zip = await openPromise(path, { autoClose: false }).catch((error: NodeJS.ErrnoException) => {
      if (error.syscall) throw error;
      throw beginning.startsWith('PK\u0003\u0004')
        ? new UnreadableArchive('sigtap-truncated', 'O arquivo ZIP está incompleto: baixe-o de novo.')
        : new UnreadableArchive('sigtap-not-zip', 'O arquivo não é um ZIP.');
    });
    try {
      if (zip.entryCount > LIMITS.entries) throw tooLarge();
      const entries = new Map<string, Entry>();
      let bytes = 0;
      for await (const entry of zip.eachEntry()) {
        bytes += entry.uncompressedSize;
        if (bytes > LIMITS.allBytes) throw tooLarge();
        entries.set(entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1).toLowerCase(), entry);
      }
      return new Archive(zip, entries);
    } catch (error) {
      zip.close();
      throw error instanceof UnreadableArchive ? error : damaged();
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A small file as a whole, ISO-8859-1. @throws UnreadableArchive */
  async text(name: string): Promise<string> {
    let text = '';
    for await (const chunk of this.chunks(name, LAYOUT_BYTES)) text += chunk.toString('latin1');
    return text;
  }

  /** The lines of a file, ISO-8859-1, without their ends, in portions. @throws UnreadableArchive */
  async *lines(name: string): AsyncGenerator<string[]> {
    let rest = '';
    for await (const chunk of this.chunks(name, LIMITS.fileBytes)) {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop()!;
      if (rest.length > LIMITS.line) throw damaged(name);
      yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    }
    if (rest) yield [rest];
  }

  close(): void {
    this.zip.close();
  }

  private async *chunks(name: string, most: number): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name)!;
    if (entry.uncompressedSize > most) throw tooLarge();
    let sum = 0;
    try {
      for await (const chunk of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw (error as NodeJS.ErrnoException).syscall ? error : damaged(name);
    }
    if (sum !== entry.crc32) throw damaged(name);
  }
}

const damaged = (name?: string) =>
  new UnreadableArchive(
    'sigtap-damaged',
    `O arquivo ZIP está danificado${name ? ` (em ${name})` : ''}: baixe-o de novo.`,
  );

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
