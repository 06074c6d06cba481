import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { type Competence } from '#embarque/kernel';
import { boasting, inventedFiles, inventedRows, text, zipOf } from '../testing/invented-archive.js';
import { Archive } from './archive.js';
import { competenceIn, filesIn, rowsOf } from './read-archive.js';
import { UnreadableArchive } from './unreadable-archive.js';

const SEPTEMBER = '202609' as Competence;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'embarque-sigtap-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Reads everything in an archive: its rows by file, or the refusal. */
async function reading(bytes: Uint8Array) {
  const path = join(directory, 'archive.zip');
  await writeFile(path, bytes);
  try {
    const archive = await Archive.open(path);
    try {
      const files = await filesIn(archive);
      const rows: Record<string, unknown[]> = {};
      for (const file of files) {
        const read = (rows[`${file.file.table} ${file.file.kind ?? ''}`] = [] as unknown[]);
        for await (const some of rowsOf(archive, file, SEPTEMBER)) read.push(...some);
      }
      return { competence: await competenceIn(archive, files), rows };
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof UnreadableArchive) return error.refused.refusal;
    throw error;
  }
}

const files = inventedFiles(inventedRows(SEPTEMBER));
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
const linesOf = (name: string) => Buffer.from(files[name]!).toString('latin1').trimEnd().split('\r\n');

function withChangedByte(): Uint8Array {
  const zip = Buffer.from(zipSync(files, { level: 0 }));
  zip.write('d', zip.indexOf('DESLOCAMENTO'));
  return zip;
}

describe('an archive', () => {
  it('is read in the positions of its own layouts, ISO-8859-1', async () => {
    const read = await reading(zipOf(files));
    expect(read).toMatchObject({
      competence: SEPTEMBER,
      rows: {
        'relation occupation': [
          ['0803010125', '225125'],
          ['0803010125', '225109'],
        ],
        'relation service': [['0301010072', '135', '001']],
        'relation cid': [],
        'code instrument': [['02', 'BPA (Individualizado)']],
      },
    });
    const [first] = (read as { rows: Record<string, string[][]> }).rows['procedure ']!;
    expect(first!.slice(0, 4)).toEqual(['0803010125', 'DESLOCAMENTO DE PACIENTE (CADA 50 KM), AÇÃO', '0', 'I']);
  });

  it('may have its files in a folder, and its last line without an end', async () => {
    const inFolder = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`tabela/${name}`, bytes]));
    const last = 'tabela/rl_procedimento_ocupacao.txt';
    inFolder[last] = inFolder[last]!.slice(0, -2);
    expect(await reading(zipOf(inFolder))).toMatchObject({ rows: { 'relation occupation': { length: 2 } } });
  });

  it.each<[string, () => Uint8Array, string, ...RegExp[]]>([
    ['no ZIP', () => Buffer.from('CO_PROCEDIMENTO;NO_PROCEDIMENTO'), 'sigtap-not-zip', /não é um ZIP/],
    ['an empty file', () => Buffer.alloc(0), 'sigtap-not-zip', /não é um ZIP/],
    ['one cut short', () => zipOf(files).slice(0, -100), 'sigtap-truncated', /incompleto/],
    ['one with a changed byte', withChangedByte, 'sigtap-damaged', /danificado \(em tb_procedimento\.txt\)/],
    ['a mountain, said aloud', () => boasting(zipOf(files), 2 ** 31), 'sigtap-too-large', /grande demais/],
    [
      'a mountain of a layout',
      () => zipOf({ ...files, 'tb_procedimento_layout.txt': new Uint8Array(10_000_000) }),
      'sigtap-too-large',
      /grande demais/,
    ],
    [
      'a mountain, hidden',
      () => boasting(zipOf({ ...files, 'tb_registro.txt': new Uint8Array(9e6) }), 10),
      'sigtap-damaged',
    ],
    [
      'more files than there can be',
      () => zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.txt`, new Uint8Array(0)]))),
      'sigtap-too-large',
    ],
    [
      'files missing: all are named',
      () => zipOf(without('rl_procedimento_cid.txt', 'rl_procedimento_registro_layout.txt')),
      'sigtap-layout-missing',
      /Falta o layout rl_procedimento_registro_layout\.txt/,
      /Falta o arquivo rl_procedimento_cid\.txt/,
    ],
    [
      'a layout that is none',
      () => zipOf({ ...files, 'rl_procedimento_cid_layout.txt': text(['Coluna']) }),
      'sigtap-layout-unreadable',
      /rl_procedimento_cid_layout\.txt/,
    ],
    [
      'columns missing: all are named',
      () =>
        zipOf({
          ...files,
          'tb_procedimento_layout.txt': text(
            linesOf('tb_procedimento_layout.txt').filter((line) => !/^(VL_SA|TP_SEXO),/.test(line)),
          ),
        }),
      'sigtap-column-missing',
      /coluna TP_SEXO em tb_procedimento_layout\.txt/,
      /coluna VL_SA em/,
    ],
    [
      'a line shorter than the layout',
      () =>
        zipOf({
          ...files,
          'rl_procedimento_ocupacao.txt': text([
            ...linesOf('rl_procedimento_ocupacao.txt'),
            linesOf('rl_procedimento_ocupacao.txt')[0]!.slice(0, -1),
          ]),
        }),
      'sigtap-line-short',
      /rl_procedimento_ocupacao\.txt, linha 3: tem 29 caracteres, e o layout pede 30/,
    ],
    [
      'rows of another competence',
      () =>
        zipOf({
          ...files,
          'rl_procedimento_detalhe.txt': text(
            linesOf('rl_procedimento_detalhe.txt').map((line) => line.replace('202609', '202608')),
          ),
        }),
      'sigtap-competence-mixed',
      /rl_procedimento_detalhe\.txt, linha 1: é de outra competência/,
    ],
    [
      'a number that is none',
      () =>
        zipOf({
          ...files,
          'tb_procedimento.txt': text(linesOf('tb_procedimento.txt').map((line) => line.replace('1571', '15 1'))),
        }),
      'sigtap-value',
      /tb_procedimento\.txt, linha 1: não tem um valor válido em max_age/,
    ],
    [
      'no procedure',
      () => zipOf({ ...files, 'tb_procedimento.txt': text([]) }),
      'sigtap-empty',
      /não tem procedimentos/,
    ],
  ])('is refused: %s', async (_, bytes, code, ...reasons) => {
    const refusal = await reading(bytes());
    expect(refusal).toMatchObject({ code });
    const told = 'reasons' in refusal ? refusal.reasons : [];
    reasons.forEach((reason, index) => expect(told[index]).toMatch(reason));
  });

  it('tells ten wrong lines at most', async () => {
    const many = text(Array<string>(500).fill('0803010125'));
    const refusal = await reading(zipOf({ ...files, 'rl_procedimento_ocupacao.txt': many }));
    expect(refusal).toMatchObject({ code: 'sigtap-line-short', reasons: { length: 10 } });
  });
});
