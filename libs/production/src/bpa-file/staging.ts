import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that this process is writing into. */
const mine = new Set<string>();

/**
 * A hidden folder beside where files are to be, in which they are written until all of them are whole. One that a killed
 * process left is removed by the next one that writes under the same name.
 */
export class Staging {
  private constructor(
    private readonly directory: string,
    private readonly folder: string,
  ) {}

  /** @param directory made when it does not exist */
  static async open(directory: string, name: string): Promise<Staging> {
    await mkdir(directory, { recursive: true });
    await removeLeftovers(directory, name);
    const folder = join(directory, `.${name}.${process.pid}-${randomBytes(4).toString('hex')}${SUFFIX}`);
    mine.add(folder);
    await mkdir(folder, { mode: 0o700 });
    return new Staging(directory, folder);
  }

  pathOf(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Gives the files their names, replacing those of the same names, and removes the stale ones. The first file comes
   * last: where it stands, the others of its set do.
   */
  async publish(names: readonly string[], stale: readonly string[]): Promise<void> {
    const [first, ...further] = names;
    for (const name of further) await rename(this.pathOf(name), join(this.directory, name));
    for (const name of stale) await rm(join(this.directory, name), { force: true });
    await rename(this.pathOf(first!), join(this.directory, first!));
    await syncDirectory(this.directory);
  }

  /** Removes what was not published. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    mine.delete(this.folder);
  }
}

const SUFFIX = '.partial';

async function removeLeftovers(directory: string, name: string): Promise<void> {
  const beginning = `.${name}.`;
  for (const entry of await readdir(directory)) {
    if (!entry.startsWith(beginning) || !entry.endsWith(SUFFIX)) continue;
    const folder = join(directory, entry);
    const writer = parseInt(entry.slice(beginning.length), 10);
    if (mine.has(folder) || (writer !== process.pid && isRunning(writer))) continue;
    await rm(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The new names survive a power cut only when the directory is on disk too. Some systems cannot open directories. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
