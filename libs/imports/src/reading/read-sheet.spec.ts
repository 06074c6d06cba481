import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { text, type Cell } from '../domain/cells.js';
import { type Column, type Line } from '../domain/sheet.js';
import { readSheet } from './read-sheet.js';
import { LIMITS, UnreadableFile } from './unreadable.js';

const COLUMNS: readonly Column[] = [
  { field: 'name', heading: 'Nome', required: true, read: text, example: '' },
  { field: 'birth', heading: 'Nascimento', read: text, example: '' },
];

async function linesIn(bytes: Buffer): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of (await readSheet(bytes, COLUMNS)).lines) lines.push(line);
  return lines;
}
const refusalOf = (bytes: Buffer) =>
  linesIn(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFile ? error.refused.refusal : error),
  );
const refuses = async (bytes: Buffer, code: string, ...reasons: RegExp[]) =>
  expect(await refusalOf(bytes)).toMatchObject({
    code,
    reasons: reasons.map((reason) => expect.stringMatching(reason)),
  });

const JOSE: Line = { number: 2, cells: { name: 'José Conceição', birth: '15/03/1970' } };

describe('a CSV', () => {
  const CSV = 'Nome;Nascimento\r\nJosé Conceição;15/03/1970\r\n';

  it.each([
    ['in UTF-8', Buffer.from(CSV)],
    ['in UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`)],
    ['in Latin-1', Buffer.from(CSV, 'latin1')],
    ['in UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['with commas', Buffer.from(CSV.replaceAll(';', ','))],
    ['with tabs', Buffer.from(CSV.replaceAll(';', '\t'))],
    ['with bare line feeds', Buffer.from(CSV.replaceAll('\r\n', '\n'))],
    ['with bare carriage returns', Buffer.from(CSV.replaceAll('\r\n', '\r'))],
    ['without a last line end', Buffer.from(CSV.trimEnd())],
    ['in quotes', Buffer.from('"Nome";"Nascimento"\n"José Conceição";"15/03/1970"\n')],
    ['with more columns', Buffer.from('Cor;Nascimento;Nome\nazul;15/03/1970;José Conceição\n')],
  ])('is read %s', async (_, bytes) => expect(await linesIn(bytes)).toEqual([JOSE]));

  it('is numbered as an editor numbers its lines, whatever is empty or runs over several', async () => {
    const lines = await linesIn(Buffer.from('Nome;Nascimento\n\nA;1\n;\n"B\nC";2\nD;3\n'));
    expect(lines.map(({ number, cells }) => [number, cells['name']])).toEqual([
      [3, 'A'],
      [5, 'B\nC'],
      [7, 'D'],
    ]);
  });

  it('keeps a quote in the middle of a cell, and tells of one that is never closed', async () => {
    expect(await linesIn(Buffer.from('Nome\nJoão "Zé" da Silva\n'))).toMatchObject([
      { cells: { name: 'João "Zé" da Silva' } },
    ]);
    await refuses(Buffer.from('Nome\n"João\nAna\n'), 'csv-unreadable', /aspas que abrem e não fecham/);
  });

  it('says which cells stand beyond the headings', async () =>
    expect(await linesIn(Buffer.from('Nome;Nascimento\nA;1;sobra\nB;2;;\n'))).toEqual([
      { number: 2, cells: { name: 'A', birth: '1' }, slipped: true },
      { number: 3, cells: { name: 'B', birth: '2' } },
    ]));

  it('tells which columns and sheets it does not take', async () => {
    const { ignored } = await readSheet(Buffer.from('Nome;Cor\nA;azul\n'), COLUMNS);
    expect(ignored).toEqual({ columns: ['Cor'], sheets: [] });
  });

  it('is refused without the template’s headings, and repeats none of what it has instead', async () => {
    const bytes = Buffer.from('Maria Segredo;15/03/1970\nAna;1\n');
    await refuses(bytes, 'headings-wrong', /Falta a coluna “Nome”/);
    expect(JSON.stringify(await refusalOf(bytes))).not.toContain('Segredo');
    await refuses(Buffer.from('Nome;Nome\nA;B\n'), 'headings-wrong', /mais de uma vez/);
  });

  it('is refused when it is none', async () => {
    await refuses(Buffer.alloc(0), 'file-empty', /vazio/);
    await refuses(Buffer.from('\r\n\r\n'), 'file-empty', /vazio/);
    await refuses(Buffer.from([0, 1, 2, 255, 0, 7]), 'file-not-a-spreadsheet', /CSV nem XLSX/);
    await refuses(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'file-of-old-excel', /\.xls.*senha/);
    await refuses(Buffer.from(`Nome${';x'.repeat(LIMITS.columns)}\nA\n`), 'file-too-wide', /colunas/);
  });
});

type Row = Parameters<typeof writeExcelFile>[0] extends (infer R)[] ? R : never;
const xlsx = (...rows: unknown[]): Promise<Buffer> => writeExcelFile(rows as Row[] as never).toBuffer();
const HEADINGS = [{ value: 'Nome' }, { value: 'Nascimento' }];

/** A workbook by hand, for what no writer writes. */
function workbook(sheetData: string, other: Record<string, string> = {}): Buffer {
  const parts: Record<string, string> = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Um" sheetId="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet>${sheetData}</worksheet>`,
    ...other,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)]))));
}
const text1 = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text1('A1', 'Nome')}${text1('B1', 'Nascimento')}</row>`;
const cellsOf = async (cells: string, other?: Record<string, string>): Promise<Record<string, Cell>> =>
  (await linesIn(workbook(`<sheetData>${HEAD}<row r="2">${cells}</row></sheetData>`, other)))[0]!.cells;

describe('an XLSX', () => {
  it('is read with texts, days and numbers as one would type them', async () => {
    const bytes = await xlsx(
      HEADINGS,
      [{ value: 'José Conceição' }, { value: new Date(Date.UTC(1970, 2, 15)), type: Date, format: 'dd/mm/yyyy' }],
      [
        { value: 12345678909, type: Number },
        { value: 72.5, type: Number },
      ],
      [{ value: true, type: Boolean }, null],
    );
    expect(await linesIn(bytes)).toEqual([
      { number: 2, cells: { name: 'José Conceição', birth: '1970-03-15' } },
      { number: 3, cells: { name: '12345678909', birth: '72,5' } },
      { number: 4, cells: { name: 'Sim' } },
    ]);
  });

  it('tells merged cells, in every line that they cover', async () => {
    const bytes = await xlsx(
      HEADINGS,
      [{ value: 'A' }, { value: '1', rowSpan: 2 }],
      [{ value: 'B' }, null],
      [{ value: 'C' }, { value: '3' }],
    );
    expect((await linesIn(bytes)).map(({ cells }) => cells['birth'])).toEqual([
      { fault: 'merged' },
      { fault: 'merged' },
      '3',
    ]);
    await refuses(
      await xlsx([{ value: 'Relação', columnSpan: 2 }, null], HEADINGS),
      'headings-unreadable',
      /mescladas/,
    );
  });

  it('takes a formula by its result, and refuses one that has none, or an error', async () => {
    expect(await cellsOf('<c r="A2"><f>1+1</f><v>2</v></c>')).toEqual({ name: '2' });
    expect(await cellsOf('<c r="A2" t="str"><f>A1</f><v>Ana</v></c>')).toEqual({ name: 'Ana' });
    expect(await cellsOf('<c r="A2"><f>1+1</f><v></v></c>')).toEqual({ name: { fault: 'formula' } });
    expect(await cellsOf('<c r="A2"><f t="shared" si="0"/></c>')).toEqual({ name: { fault: 'formula' } });
    expect(await cellsOf('<c r="A2" t="e"><v>#N/A</v></c>')).toEqual({ name: { fault: 'error' } });
  });

  it('reads shared texts, own formats of days, hours, and days counted from 1904', async () => {
    const other = {
      'xl/sharedStrings.xml':
        '<sst><si><t>Ana</t></si><si><r><t>Ana </t></r><r><t>Exemplo</t></r><rPh><t>x</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-416]d/m/yy;@"/><numFmt numFmtId="165" formatCode="[Red]0.00"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    };
    expect(await cellsOf('<c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46300</v></c>', other)).toEqual({
      ...{ name: 'Ana Exemplo', birth: '2026-10-05' },
    });
    expect(await cellsOf('<c r="A2" s="2"><v>0.3125</v></c><c r="B2" s="3"><v>46300.5</v></c>', other)).toEqual({
      ...{ name: '07:30', birth: '46300,5' },
    });
    const old =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Um" r:id="a"/></sheets></workbook>';
    expect(
      await cellsOf('<c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>44838</v></c>', {
        ...other,
        'xl/workbook.xml': old,
      }),
    ).toEqual({ name: 'Ana', birth: '2026-10-05' });
  });

  it('finds cells by their place, also where empty ones are left out, and reads prefixed names', async () => {
    expect(await cellsOf('<c r="B2" t="inlineStr"><is><t>x &amp; y_x000D_</t></is></c>')).toEqual({ birth: 'x & y' });
    const prefixed = workbook(
      '<x:sheetData xmlns:x="x"><x:row><x:c t="str"><x:v>Nome</x:v></x:c></x:row><x:row><x:c t="str"><x:v>Ana</x:v></x:c></x:row></x:sheetData>',
    );
    expect(await linesIn(prefixed)).toEqual([{ number: 2, cells: { name: 'Ana' } }]);
  });

  it('reads the first visible sheet, and tells of the others', async () => {
    const sheets =
      '<workbook xmlns:r="r"><sheets><sheet name="Oculta" state="hidden" r:id="z"/><sheet name="Um" r:id="a"/><sheet name="Dois" r:id="b"/></sheets></workbook>';
    const { ignored } = await readSheet(
      workbook(`<sheetData>${HEAD}</sheetData>`, { 'xl/workbook.xml': sheets }),
      COLUMNS,
    );
    expect(ignored.sheets).toEqual(['Dois']);
  });

  it('is refused when it is broken, or has more in it than it may', async () => {
    const good = await xlsx(HEADINGS, [{ value: 'A' }, { value: '1' }]);
    await refuses(good.subarray(0, good.length - 40), 'xlsx-unreadable', /salve-a de novo/);
    await refuses(workbook('<sheetData><row>'), 'xlsx-unreadable', /salve-a de novo/);
    await refuses(Buffer.from(zipSync({ 'a.txt': strToU8('not a workbook') })), 'xlsx-unreadable', /salve-a de novo/);
    await refuses(
      workbook(`<sheetData>${HEAD}</sheetData>${'<mergeCell ref="A1:B2"/>'.repeat(LIMITS.merges + 1)}`),
      'too-many-merges',
      /mescladas demais/,
    );
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    await refuses(
      workbook('', {
        'xl/worksheets/sheet1.xml': `${bomb}<worksheet><sheetData>${HEAD}<row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      }),
      'xlsx-unreadable',
      /salve-a de novo/,
    );
  });

  it('is not unpacked further than allowed, however small it comes', async () => {
    const texts = Buffer.alloc(LIMITS.textBytes + 1, ' ');
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="Um" r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>'),
      'xl/s.xml': strToU8('<worksheet/>'),
      'xl/sharedStrings.xml': [new Uint8Array(texts), { level: 1 }],
    });
    expect(bytes.length).toBeLessThan(1_000_000);
    await refuses(Buffer.from(bytes), 'file-too-large', /descompactada/);
  });
});
