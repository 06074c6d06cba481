import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#embarque/application';
import { addDays, localDateOf } from '#embarque/kernel';
import { inventedArchive } from '../../../libs/sigtap/src/testing/invented-archive.js';
import { execute, freshDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PRESENTER_CNES } from './demo/territory.js';

/** As `npm test` builds it. */
const PROGRAM = resolve(import.meta.dirname, '../../../dist/apps/cli/src/main.js');
const MASTER_KEY = '5e'.repeat(32);

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command line', () => {
  let database: TestDatabase;
  let directory: string;
  let demo: Ended;
  let summary: Record<string, unknown>;
  let file: string;
  let bytes: string;

  const embarque = (args: readonly string[], settings: Record<string, string> = {}): Promise<Ended> =>
    new Promise((done, reject) => {
      const { NODE_OPTIONS: _, ...inherited } = process.env;
      const child = spawn(process.execPath, [PROGRAM, ...args], {
        cwd: directory,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...inherited, DATABASE_URL: database.url, EMBARQUE_MASTER_KEY: MASTER_KEY, ...settings },
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (part) => (stdout += String(part)));
      child.stderr.on('data', (part) => (stderr += String(part)));
      child.once('error', reject);
      child.once('close', (code) => done({ code, stdout, stderr }));
    });
  const run = (...args: string[]) => embarque(args);

  beforeAll(async () => {
    database = await freshDatabase();
    directory = await mkdtemp(join(tmpdir(), 'embarque-cli-'));
    demo = await run('demo', '--once', '--json', '--trips', '3', '--seed', '5', '--out', 'files');
    summary = JSON.parse(demo.stdout.trimEnd().split('\n').at(-1)!) as typeof summary;
    file = resolve(directory, String(summary['bpaFile']));
    bytes = await readFile(file, 'latin1');
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
    await database.drop();
  });

  it('plays the demo, and ends its output with one JSON object', () => {
    expect(demo.code).toBe(0);
    expect(summary).toMatchObject({
      ...{ competence: '202610', trips: 3, passengers: expect.any(Number), events: expect.any(Number) },
      ...{ patientLines: expect.any(Number), companionLines: expect.any(Number), unpresentable: expect.any(Object) },
      sha256: createHash('sha256').update(bytes, 'latin1').digest('hex'),
    });
    expect(bytes.trimEnd().split('\r\n')).toHaveLength(
      1 + Number(summary['patientLines']) + Number(summary['companionLines']),
    );
    expect(basename(file)).toBe('PA311200.OUT');
    expect(demo.stdout).toContain('Competência 202610');
    expect(demo.stderr).toMatch(/viagens feitas: \d de/);
  });

  it('plays no demo in a database that has a history', async () => {
    const used = await run('demo', '--once');
    expect(used).toMatchObject({ code: 1, stderr: expect.stringMatching(/já tem eventos/) });
  });

  it('says where the projections are, and builds them again', async () => {
    const names = [
      ...['territory', 'people', 'fleet', 'trips', 'notices', 'devices', 'requests'],
      ...['ledger', 'monitoring', 'accounts', 'imports', 'sigtap_tables', 'sia', 'sent_files'],
    ];
    const status = await run('projections', 'status');
    expect(status.code).toBe(0);
    for (const name of names) expect(status.stdout).toMatch(new RegExp(`^${name} +versão \\d+ .*faltam 0$`, 'm'));

    const all = await run('projections', 'rebuild');
    expect(
      all.stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(names);
    const none = await run('projections', 'rebuild', 'ledgers');
    expect([none.code, none.stderr]).toEqual([1, expect.stringMatching(/Não há projeção ledgers\. Há: territory/)]);
  });

  it('finds nothing wrong with the log', async () => {
    const { code, stdout } = await run('events', 'verify');
    expect([code, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^${String(summary['events'])} eventos em`))]);
  });

  it('keeps a day’s digest, and finds with it what changed in the log since', async () => {
    const today = localDateOf(systemClock.now());
    const making = ['events', 'digest', '--day', today, '--out', 'digest.json', '--heads', 'heads.jsonl'];
    const made = await run(...making);
    const digest = JSON.parse(await readFile(join(directory, 'digest.json'), 'utf8')) as object;
    expect([made.code, digest]).toMatchObject([0, { version: 1, day: today, events: summary['events'] }]);

    const kept = ['--digest', 'digest.json', '--heads', 'heads.jsonl'];
    const [same, again, yesterday, future, none] = await Promise.all([
      run('events', 'verify', ...kept),
      run(...making),
      run('events', 'digest'),
      run('events', 'digest', '--day', addDays(today, 2)),
      run('events', 'verify', '--digest', 'heads.jsonl'),
    ]);
    expect([same.code, same.stdout]).toEqual([0, expect.stringContaining(`é o do resumo de ${today}.`)]);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('heads.jsonl já existe.')]);
    expect(JSON.parse(yesterday.stdout)).toMatchObject({ day: addDays(today, -1), events: 0, position: '0' });
    expect([future.code, future.stderr]).toEqual([1, expect.stringContaining('ainda não começou.')]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('heads.jsonl não é um resumo')]);

    const last = `(select max(position) from eventstore.event)`;
    await execute(database.url, `create table taken as select * from eventstore.event where position = ${last}`);
    await execute(database.url, `delete from eventstore.event where position = ${last}`);
    const short = await run('events', 'verify', ...kept);
    expect([short.code, short.stdout]).toEqual([1, expect.stringMatching(/^Resumo de .* está na posição/m)]);
    expect(short.stdout).toMatch(/^Fluxo \S+: (última revisão|ia até a revisão)/m);

    await execute(database.url, 'insert into eventstore.event select * from taken');
    await execute(database.url, `update eventstore.event set type = type || ' ' where position = 7`);
    const changed = await run('events', 'verify');
    await execute(database.url, `update eventstore.event set type = trim(type) where position = 7`);
    expect([changed.code, changed.stdout, changed.stderr]).toEqual([
      ...[1, expect.stringMatching(/^Fluxo \S+, revisão \d+, posição 7: o hash não corresponde/)],
      expect.stringMatching(/^1 falha em \d+ eventos\.$/m),
    ]);
  });

  it('writes the month’s file again, the same to the byte', async () => {
    const again = await run('bpa', 'export', '--cnes', PRESENTER_CNES, '--competence', '202610', '--out', 'again');
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining(String(summary['sha256']))]);
    expect(await readFile(join(directory, 'again', 'PA311200.OUT'), 'latin1')).toBe(bytes);
  });

  it('refuses to write a month that is not there to be written', async () => {
    const refused = await run('bpa', 'export', '--cnes', '1234567', '--competence', '202610', '--out', 'none');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/Nenhum gestor/) });
  });

  it('proves a line, for people, for programs and on paper, and says what is no line', async () => {
    const stored = await execute(
      database.url,
      `select trip_id || '/' || authorization_id as line from ledger.entry where causes = '' limit 1`,
    );
    const { line } = stored[0] as { line: string };
    const proving = (...args: string[]) => run('production', 'proof', ...args);
    const [text, json, paper, ...wrong] = await Promise.all([
      proving(line),
      proving(line, '--json'),
      proving(line, '--pdf', 'proof.pdf'),
      ...[proving('line'), proving(`${line}/7`)],
    ]);
    expect([text.code, text.stdout]).toEqual([0, expect.stringContaining(String(summary['sha256']))]);
    expect(JSON.parse(json.stdout)).toMatchObject({ line: `${line}/0`, missing: [] });
    expect([paper.code, await readFile(join(directory, 'proof.pdf'), 'latin1')]).toEqual([
      ...[0, expect.stringMatching(/^%PDF-/)],
    ]);
    expect(wrong.map(({ code, stderr }) => [code, stderr])).toEqual([
      [1, expect.stringMatching(/^A linha deve ter a forma/)],
      [1, expect.stringMatching(/Não há linha/)],
    ]);
  });

  it('finds no fault in the file that it wrote', async () => {
    const json = await run('bpa', 'verify', file, '--json');
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([
      0,
      { ok: true, faultCount: 0, sha256: summary['sha256'] },
    ]);
  });

  it('lists the faults of a file that is no BPA file', async () => {
    await writeFile(
      join(directory, 'binary.out'),
      Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)),
    );
    const json = await run('bpa', 'verify', 'binary.out', '--json');
    expect([json.code, json.stderr]).toEqual([1, '']);
    const { ok, faultCount, faults } = JSON.parse(json.stdout) as { ok: boolean; faultCount: number; faults: object[] };
    expect([ok, faultCount > 0, faults.length > 0]).toEqual([false, true, true]);
    expect(faults[0]).toMatchObject({ code: expect.any(String), line: expect.any(Number) });
  });

  it('says so when there is no such file', async () => {
    const { code, stdout, stderr } = await run('bpa', 'verify', 'nothing.out');
    expect([code, stdout, stderr]).toEqual([1, '', 'Não foi possível ler nothing.out (ENOENT).\n']);
  });

  it('records a file that was sent, and takes nothing for one that is none', async () => {
    const sent = await run('bpa', 'import', file, '--cnes', PRESENTER_CNES);
    expect([sent.code, sent.stdout]).toEqual([0, expect.stringContaining(`sha256 ${String(summary['sha256'])}`)]);
    const other = await run('bpa', 'import', 'binary.out', '--cnes', PRESENTER_CNES);
    expect(other).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/não é um BPA/) });
  });

  it('does not start with another master key, and says why', async () => {
    const { code, stdout, stderr } = await embarque(['events', 'verify'], { EMBARQUE_MASTER_KEY: '00'.repeat(32) });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/chave/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('does not start without a database, and says so in one line', async () => {
    const { code, stderr } = await embarque(['events', 'verify'], { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('migrates a database that is new or up to date, and finds entities and migrations equal', async () => {
    const empty = await freshDatabase();
    const first = await embarque(['migrate'], { DATABASE_URL: empty.url });
    const again = await embarque(['migrate'], { DATABASE_URL: empty.url });
    await empty.drop();
    expect([first.code, first.stderr]).toEqual([0, expect.stringMatching(/\d+ migrações aplicadas/)]);
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(await run('migrate', '--check')).toMatchObject({
      code: 0,
      stdout: 'Entidades e migrações dizem o mesmo.\n',
    });
  });

  it('takes in what SIA returns, and says in one line why it does not', async () => {
    const result =
      'PA_CODUNI,PA_UFMUN,PA_MVM,PA_CMP,PA_PROC_ID,PA_QTDPRO,PA_QTDAPR,PA_VALPRO,PA_VALAPR,PA_INDICA\n' +
      `${PRESENTER_CNES},311200,202611,202610,0803010125,8,7,39.60,34.65,6\n`;
    const report =
      `CNES : ${PRESENTER_CNES} UNIDADE EXEMPLO\n` +
      'BPAI 10/2026 001/01 0803010125 225125 700000000000005 CEP DO USUARIO INVALIDO\nRODAPE\n';
    await writeFile(join(directory, 'PAMG2611.csv'), result);
    await writeFile(join(directory, 'relatorio.txt'), report);
    const month = ['--cnes', PRESENTER_CNES, '--competence', '202610'];
    const taken = await Promise.all([
      run('sia', 'import', 'PAMG2611.csv'),
      run('sia', 'import', 'relatorio.txt', ...month),
      run('sia', 'import', 'PASP2611.dbc'),
      run('sia', 'import', 'nothing.txt', ...month),
    ]);
    expect(taken.map(({ code, stdout, stderr }) => [code, code ? stderr : stdout])).toEqual([
      [0, expect.stringMatching(/^PA de MG, processamento 202611\nRegistros: 1; .*cadastrados: 1; somas: 1\n/)],
      [0, expect.stringMatching(/^Ocorrências do gestor: 1; .*\nNão puderam ser lidas as linhas: 3\n/)],
      [1, 'O arquivo é da produção de SP: só se importam os de MG.\n'],
      [1, 'Não foi possível ler nothing.txt (ENOENT).\n'],
    ]);
  });

  it('wraps the keys anew under another master key, in a file that it makes, and refuses the old one', async () => {
    const at = join(directory, 'new.key');
    const aimless = await run('keys', 'rotate');
    expect([aimless.code, aimless.stderr]).toEqual([1, expect.stringMatching(/EMBARQUE_NEW_MASTER_KEY/)]);
    const same = await embarque(['keys', 'rotate'], { EMBARQUE_NEW_MASTER_KEY: MASTER_KEY });
    expect([same.code, same.stderr]).toEqual([1, expect.stringMatching(/já está em uso/)]);

    const rotated = await embarque(['keys', 'rotate'], { EMBARQUE_NEW_MASTER_KEY_FILE: at });
    expect([rotated.code, rotated.stdout]).toEqual([0, expect.stringMatching(/^\d+ chaves cifradas/)]);
    const old = await run('events', 'verify');
    expect([old.code, old.stderr]).toEqual([1, expect.stringMatching(/chave mestra não é a deste banco/)]);

    const key = (await readFile(at, 'utf8')).trim();
    const again = await embarque(
      ['bpa', 'export', '--cnes', PRESENTER_CNES, '--competence', '202610', '--out', 'rotated'],
      { EMBARQUE_MASTER_KEY: key },
    );
    expect(again).toMatchObject({ code: 0 });
    expect(await readFile(join(directory, 'rotated', basename(file)), 'latin1')).toBe(bytes);
  });

  it('imports a SIGTAP table once, lists it, and stores nothing of what is none', async () => {
    const later = { EMBARQUE_MASTER_KEY: (await readFile(join(directory, 'new.key'), 'utf8')).trim() };
    const name = 'TabelaUnificada_202609_v2609101200.zip';
    await writeFile(join(directory, name), inventedArchive('202609'));
    const first = await embarque(['sigtap', 'import', name], later);
    expect([first.code, first.stdout]).toEqual([
      0,
      expect.stringMatching(
        /^Tabela SIGTAP 202609, versão v2609101200: importada\n2 procedimentos, 9 linhas ao todo\n/,
      ),
    ]);
    const [again, none, folder, listed] = await Promise.all([
      embarque(['sigtap', 'import', '--json', name], later),
      embarque(['sigtap', 'import', 'digest.json'], later),
      embarque(['sigtap', 'import', '.'], later),
      embarque(['sigtap', 'list'], later),
    ]);
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([0, { isNew: false, inForce: true }]);
    expect([none.code, none.stdout, none.stderr]).toEqual([1, '', expect.stringContaining('O arquivo não é um ZIP.')]);
    expect([folder.code, folder.stderr]).toEqual([1, expect.stringContaining('Não foi possível ler . (EISDIR).')]);
    expect([listed.code, listed.stdout]).toEqual([
      0,
      expect.stringMatching(/^202609 {2}v2609101200 {2}\S+ {2}2 procedimentos {2}vale\n$/),
    ]);
  });

  it('helps whoever asks, and refuses what it does not know', async () => {
    const help = await run('--help');
    expect([help.code, help.stdout]).toEqual([0, expect.stringMatching(/demo.*migrate.*projections.*bpa.*events/s)]);
    const others = await Promise.all([run('fly'), run('bpa', 'export')]);
    expect(others.map(({ code }) => code)).toEqual([1, 1]);
  });
});
