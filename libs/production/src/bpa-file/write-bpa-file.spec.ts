import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cns, Competence, Cpf, LocalDate, ProcedureCode } from '#embarque/kernel';
import fc from 'fast-check';
import { UnwritableLine, type BpaIndividualLine } from '../domain/bpa/line.js';
import { EMBARQUE_PROFILE } from '../domain/bpa/profile.js';
import { anyMonth, competences, EXAMPLE_HEADER, EXAMPLE_LINE, inOrder, MANAGER } from './testing/bpa-lines.js';
import { reckoned, said } from './testing/by-the-document.js';
import { crlf, GOLDEN_LINES, GOLDEN_SHA256 } from './testing/golden.js';
import { verifyBpaPath } from './verify-bpa-file.js';
import { BpaFileRefused, writeBpaFile, type BpaFileRequest } from './write-bpa-file.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bpa-'));
});
afterAll(() => rm(directory, { recursive: true }));

const writeAll = (lines: BpaFileRequest['lines'], rest: Partial<BpaFileRequest> = {}) =>
  writeBpaFile({
    directory,
    manager: MANAGER,
    competence: '202608' as Competence,
    header: EXAMPLE_HEADER,
    lines,
    ...rest,
  });
const write = async (...request: Parameters<typeof writeAll>) => (await writeAll(...request))[0];
const contentOf = async (lines: BpaFileRequest['lines'], rest: Partial<BpaFileRequest> = {}): Promise<string[]> => {
  const { path } = await write(lines, rest);
  return (await readFile(path, 'latin1')).split('\r\n');
};
/** `count` lines of one professional. */
function* many(count: number, professional = EXAMPLE_LINE.professional): Generator<BpaIndividualLine> {
  for (let i = 0; i < count; i++) yield { ...EXAMPLE_LINE, professional, orderKey: String(i).padStart(9, '0') };
}

const COMPANION: BpaIndividualLine = {
  ...EXAMPLE_LINE,
  procedure: '0803010109' as ProcedureCode,
  orderKey: '2',
  person: {
    ...EXAMPLE_LINE.person,
    name: 'Acompanhante Exemplo Um',
    document: { cns: '700000000000005' as Cns },
    sex: 'M',
    birthDate: '1988-03-20' as LocalDate,
    race: '01',
    number: '10',
  },
};

describe('writing a BPA-I file', () => {
  it('gives the golden file of the layout document, byte for byte', async () => {
    const file = await write([EXAMPLE_LINE, COMPANION], { profile: { ...EMBARQUE_PROFILE, sealed: false } });
    expect(await readFile(file.path, 'latin1')).toBe(crlf(GOLDEN_LINES));
    expect(file).toEqual({
      path: join(directory, 'PA311200.AGO'),
      name: 'PA311200.AGO',
      bytes: 838,
      sha256: GOLDEN_SHA256,
      lines: 2,
      sheets: 1,
      control: 1973,
      quantity: 10,
      shares: [
        { kind: 3, establishment: '9999999', competence: '202608', procedure: '0803010109', lines: 1, units: 5 },
        { kind: 3, establishment: '9999999', competence: '202608', procedure: '0803010125', lines: 1, units: 5 },
      ],
      signers: [{ professional: '200000000000003', occupation: '225125' }],
    });
  });

  it('puts a check of the whole file into the free version field', async () => {
    const [header] = await contentOf([EXAMPLE_LINE, COMPANION]);
    expect(header).toMatch(/MTE#[0-9A-Z]{7}$/);
    expect(header!.slice(0, 120)).toBe(GOLDEN_LINES[0].slice(0, 120));
  });

  it('can write the header of 126 characters that BPA-Mag writes', async () => {
    const [header] = await contentOf([EXAMPLE_LINE], {
      header: { ...EXAMPLE_HEADER, version: 'D04.11' },
      profile: { ...EMBARQUE_PROFILE, headerLength: 126 },
    });
    expect(header).toHaveLength(126);
    expect(header!.slice(119)).toBe('MD04.11');
  });

  it.each([
    ['201303', 328, 'cns'],
    ['201508', 338, 'cns'],
    ['202404', 349, 'cpf'],
    ['202412', 350, 'cpf'],
    ['202607', 351, 'cpf'],
  ])('in competence %s has lines of %i characters', async (month, length, document) => {
    const competence = month as Competence;
    const line: BpaIndividualLine = {
      ...EXAMPLE_LINE,
      competence,
      attendedOn: `${month.slice(0, 4)}-${month.slice(4)}-12` as LocalDate,
      person: {
        ...EXAMPLE_LINE.person,
        document: document === 'cpf' ? { cpf: '12345678909' as Cpf } : { cns: '700000000000005' as Cns },
        homeless: true,
      },
    };
    const { path } = await write([line], { competence });
    const [, written] = (await readFile(path, 'latin1')).split('\r\n');
    expect(written).toHaveLength(length);
    expect(written!.slice(9, 15)).toBe(month);
    expect(written!.slice(59, 74)).toBe(document === 'cns' ? '700000000000005' : ' '.repeat(15));
    expect(written!.slice(338, 349)).toBe(document === 'cpf' ? '12345678909' : '');
    expect(written!.slice(349)).toBe(length >= 351 ? 'SN' : length >= 350 ? 'S' : '');
    expect((await verifyBpaPath(path)).counts).toEqual({});
  });

  it('puts every field where the document has it', async () => {
    const [, line] = await contentOf([
      {
        ...COMPANION,
        quantity: 123,
        careCharacter: '02',
        person: {
          ...COMPANION.person,
          race: '05',
          ethnicity: 'X300',
          nationality: '045',
          complement: 'apto 101, bloco B',
          phone: '(33) 98888-7777',
          email: 'pessoa@exemplo.org',
          withoutCpf: true,
        },
      },
    ]);
    const at = (from: number, to: number) => line!.slice(from - 1, to);
    expect(at(86, 88)).toBe('038');
    expect(at(89, 94)).toBe('000123');
    expect(at(95, 96)).toBe('02');
    expect(at(97, 109)).toBe(' '.repeat(13));
    expect(at(110, 112)).toBe('BPA');
    expect(at(151, 152)).toBe('05');
    expect(at(153, 156)).toBe('X300');
    expect(at(157, 159)).toBe('045');
    expect(at(160, 191)).toBe(' '.repeat(32));
    expect(at(233, 242)).toBe('APTO 101, ');
    expect(at(243, 247)).toBe('10   ');
    expect(at(278, 288)).toBe('33988887777');
    expect(at(289, 328)).toBe('PESSOA@EXEMPLO.ORG'.padEnd(40));
    expect(at(329, 338)).toBe(' '.repeat(10));
    expect(at(350, 351)).toBe('NS');
  });

  it('leaves out a phone or an e-mail that does not fit, and writes SN without a number', async () => {
    const person = { ...EXAMPLE_LINE.person, phone: '123', email: `${'a'.repeat(40)}@exemplo.org`, number: ' ' };
    const [, line] = await contentOf([{ ...EXAMPLE_LINE, person }]);
    expect(line!.slice(242, 247)).toBe('SN   ');
    expect(line!.slice(277, 328)).toBe(' '.repeat(51));
  });

  it('never says that a person with a CPF has none', async () => {
    const [, line] = await contentOf([{ ...EXAMPLE_LINE, person: { ...EXAMPLE_LINE.person, withoutCpf: true } }]);
    expect(line!.slice(350)).toBe('N');
  });

  it('fills sheets of 99 lines and starts again at 001 for each CNES, competence and professional', async () => {
    const other = '700000000000005' as Cns;
    const lines = await contentOf([...many(200), ...many(2, other)]);
    const places = lines.slice(1, -1).map((line) => line.slice(44, 49));
    expect([places[0], places[98], places[99], places[198], places[199], places[200], places[201]]).toEqual([
      '00101',
      '00199',
      '00201',
      '00301',
      '00302',
      '00101',
      '00102',
    ]);
    expect(lines[0]!.slice(13, 25)).toBe('000203000003');
  });

  it('sorts by CNES, competence, professional and the given key', () => {
    const key = ({ establishment, competence, professional, orderKey }: BpaIndividualLine) =>
      [establishment, competence, professional, orderKey].join(' ');
    fc.assert(
      fc.property(anyMonth, ({ lines }) => {
        expect(lines.map(key)).toEqual(lines.map(key).sort());
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, string, BpaFileRequest['lines']]>([
    ['no lines', 'no-lines', []],
    ['a line twice', 'out-of-order', [EXAMPLE_LINE, EXAMPLE_LINE]],
    ['lines out of order', 'out-of-order', [COMPANION, EXAMPLE_LINE]],
    ['a later competence', 'after-header', [{ ...EXAMPLE_LINE, competence: '202609' as Competence }]],
  ])('refuses %s, and leaves nothing behind', async (_, code, lines) => {
    const folder = join(directory, code + _.length);
    const refusal = await write(lines, { directory: folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BpaFileRefused);
    expect((refusal as BpaFileRefused).code).toBe(code);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['name', { name: '李' }],
    ['street', { street: ' ' }],
    ['district', { district: "''" }],
    ['ethnicity', { race: '05' }],
  ])('refuses a line whose %s would be blank, without repeating what it holds', async (_, change) => {
    const line = { ...EXAMPLE_LINE, person: { ...EXAMPLE_LINE.person, ...change } };
    await expect(write([line])).rejects.toBeInstanceOf(UnwritableLine);
  });

  it.each([0, -1, 1.5, 1_000_000, NaN])('refuses the quantity %d', async (quantity) => {
    await expect(write([{ ...EXAMPLE_LINE, quantity }])).rejects.toBeInstanceOf(UnwritableLine);
  });

  it('refuses a CPF where the layout has no place for one', async () => {
    const line = {
      ...EXAMPLE_LINE,
      competence: '202403' as Competence,
      attendedOn: '2024-03-01' as LocalDate,
    };
    await expect(write([line], { competence: line.competence })).rejects.toBeInstanceOf(UnwritableLine);
  });

  it('leaves the earlier file as it was when the lines break off', async () => {
    const folder = join(directory, 'earlier');
    const before = await write(many(10), { directory: folder });
    async function* breaking() {
      yield await Promise.resolve(many(5000));
      throw new Error('the database went away');
    }
    await expect(write(breaking(), { directory: folder })).rejects.toThrow('the database went away');
    expect(await readdir(folder)).toEqual([before.name]);
    expect((await verifyBpaPath(before.path)).sha256).toBe(before.sha256);
  });

  it('gives a whole file when two write it at once', async () => {
    const folder = join(directory, 'twice');
    const [one, two] = await Promise.all([
      write(many(3000), { directory: folder }),
      write(many(4000), { directory: folder }),
    ]);
    expect(await readdir(folder)).toEqual([one.name]);
    const read = await verifyBpaPath(one.path);
    expect(read.faults).toEqual([]);
    expect([one.sha256, two.sha256]).toContain(read.sha256);
  });

  it('is readable by its owner only', async () => {
    const { path } = await write([EXAMPLE_LINE]);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('verifies without a fault whatever the month, and reports what is in the file', () =>
    fc.assert(
      fc.asyncProperty(anyMonth, async ({ competence, lines }) => {
        const file = await write(lines, { competence });
        const content = await readFile(file.path);
        const read = await verifyBpaPath(file.path);
        expect(read.counts).toEqual({});
        expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
        expect(read).toMatchObject({ ok: true, name: file.name, sha256: file.sha256, bytes: file.bytes });
        expect(read).toMatchObject({ control: file.control, sheets: file.sheets, quantity: file.quantity });
        expect(read.shares).toEqual(file.shares);
        expect(read.lines).toEqual({ total: lines.length + 1, consolidated: 0, individual: lines.length });

        expect(said(content)).toEqual(reckoned(content));
      }),
      { numRuns: 150 },
    ));

  it('gives the same bytes for the same lines', async () => {
    const [month] = fc.sample(anyMonth, 1);
    const first = await write(month!.lines, { competence: month!.competence });
    expect(await write(month!.lines, { competence: month!.competence })).toEqual(first);
  });

  it('writes 20 lines a sheet, and a layout by the line, where a profile says so', async () => {
    const old = { ...EXAMPLE_LINE, competence: '202606' as Competence, attendedOn: '2026-06-30' as LocalDate };
    const profile = { ...EMBARQUE_PROFILE, linesPerSheet: 20, layoutBy: 'line' } as const;
    const lines = inOrder([old, ...many(21)]);
    const { path } = await write(lines, { profile });
    const written = (await readFile(path, 'latin1')).split('\r\n');
    expect(written.slice(1, 3).map((line) => line.length)).toEqual([350, 351]);
    expect(written.at(-2)!.slice(44, 49)).toBe('00201');
    expect((await verifyBpaPath(path, { layoutBy: 'line' })).faults).toEqual([]);
    expect((await verifyBpaPath(path)).counts).toEqual({ 'line-layout': 1 });
  });

  it('knows every layout that has an address', () => {
    expect(competences).toEqual(['201303', '201508', '202404', '202412', '202607']);
  });
});

describe('a month that one file does not hold', () => {
  it('goes on in further files, each whole, with lines and units as many as all together', () =>
    fc.assert(
      fc.asyncProperty(
        anyMonth,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom(1, 2, 99),
        async ({ competence, lines }, sheets, count, linesPerSheet) => {
          const folder = await mkdtemp(join(directory, 'parts-'));
          const profile = { ...EMBARQUE_PROFILE, linesPerSheet };
          const parts = await writeAll(lines, { directory: folder, competence, limits: { sheets, count }, profile });
          expect((await readdir(folder)).sort()).toEqual(parts.map(({ name }) => name).sort());
          for (const { path } of parts) {
            const read = await verifyBpaPath(path);
            expect(read.counts).toEqual({});
            const content = await readFile(path);
            expect(said(content)).toEqual(reckoned(content, linesPerSheet));
            expect(read.lines.individual).toBeLessThan(count);
            expect(said(content).numbering.every((place) => Number(place.slice(0, 3)) <= sheets)).toBe(true);
          }
          const whole = await write(lines, { directory: folder, competence });
          const all = parts.flatMap(({ shares }) => shares);
          expect(all.reduce((sum, share) => sum + share.lines, 0)).toBe(whole.lines);
          expect(parts.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(whole.quantity);
          // Fewer files than before: those that no longer belong to the month are gone.
          expect(await readdir(folder)).toEqual([whole.name]);
        },
      ),
      { numRuns: 30 },
    ));

  it('is named PA and six characters, by which part it is', async () => {
    const folder = join(directory, 'names');
    const limits = { sheets: 1, count: 3 };
    const parts = await writeAll(many(35), { directory: folder, limits: { ...limits, count: 2 } });
    const names = parts.map(({ name }) => name);
    expect([names[0], names[1], names[8], names[9], names[34]]).toEqual([
      'PA311200.AGO',
      'PA1200P2.AGO',
      'PA1200P9.AGO',
      'PA1200PA.AGO',
      'PA1200PZ.AGO',
    ]);
    expect(new Set(names).size).toBe(35);
    await expect(writeAll(many(36), { directory: folder, limits: { ...limits, count: 2 } })).rejects.toMatchObject({
      code: 'too-many-parts',
    });
    expect((await readdir(folder)).sort()).toEqual([...names].sort());
  });

  it('begins a new file after the 98,901 lines that 999 sheets of a professional hold', async () => {
    const [first, second, ...none] = await writeAll(many(98_902), { directory: join(directory, 'split') });
    expect([first.lines, first.sheets, second!.lines, second!.sheets]).toEqual([98_901, 999, 1, 1]);
    expect(none).toEqual([]);
    expect(await contentOf(many(98_902), { directory: join(directory, 'split') })).toHaveLength(98_903);
  });

  it('takes no name, and leaves what stood there, when one of its files is not wanted', async () => {
    const folder = join(directory, 'unwanted');
    const before = await writeAll(many(3), { directory: folder });
    const refusing = writeAll(many(9), {
      directory: folder,
      limits: { sheets: 999, count: 5 },
      inspect: (parts) => {
        throw new Error(`${parts.length} files`);
      },
    });
    await expect(refusing).rejects.toThrow('3 files');
    expect(await readdir(folder)).toEqual([before[0].name]);
    expect((await verifyBpaPath(before[0].path)).sha256).toBe(before[0].sha256);
  });
});

describe('a program that was killed while it wrote', () => {
  it('leaves no file under its name, and what it left is removed by the next', async () => {
    const folder = join(directory, 'killed');
    const writer = `
      import { writeBpaFile } from ${JSON.stringify(new URL('../../../../dist/libs/production/src/index.js', import.meta.url).href)};
      import { readdirSync } from 'node:fs';
      function* lines() {
        for (let i = 0; i < 9; i++) yield { ...${JSON.stringify(EXAMPLE_LINE)}, orderKey: String(i) };
        console.log(readdirSync(${JSON.stringify(folder)}).length);
        process.kill(process.pid, 'SIGKILL');
      }
      await writeBpaFile({ directory: ${JSON.stringify(folder)}, manager: '${MANAGER}', competence: '202608',
        header: ${JSON.stringify(EXAMPLE_HEADER)}, lines: lines(), limits: { sheets: 9, count: 5 } });`;
    const { signal, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', writer], { encoding: 'utf8' });
    expect([signal, stdout]).toEqual(['SIGKILL', '1\n']);
    const [left, ...more] = await readdir(folder);
    expect([left?.startsWith('.PA311200.AGO.'), more]).toEqual([true, []]);
    const { name } = await write(many(3), { directory: folder });
    expect(await readdir(folder)).toEqual([name]);
  });
});
