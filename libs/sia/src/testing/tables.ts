import { buffer } from 'node:stream/consumers';
import { Compression, DictionarySize, implode as imploding, stream } from 'node-pkware';

/** A row of a result file, by its columns. Everything in it is invented. */
export type TestRow = Readonly<Record<string, string>>;

const WIDTHS: Readonly<Record<string, number>> = {
  ...{ PA_CODUNI: 7, PA_UFMUN: 6, PA_MVM: 6, PA_CMP: 6, PA_PROC_ID: 10, PA_INDICA: 1, PA_CNSMED: 15 },
  ...{ PA_QTDPRO: 11, PA_QTDAPR: 11, PA_VALPRO: 20, PA_VALAPR: 20 },
  ...{ CODUNI: 7, UFMUN: 6, DT_PROCESS: 6, DT_ATEND: 8, PROC_ID: 10, CNS_PAC: 15, DTNASC: 8 },
  ...{ QT_APRES: 11, QT_APROV: 11, VL_APRES: 20, VL_APROV: 20 },
};

/** Of a PA: 5 units presented and approved, unless something else is said. */
export const paRow = (other: TestRow = {}): TestRow => ({
  ...{ PA_CODUNI: '9900010', PA_UFMUN: '311200', PA_MVM: '202609', PA_CMP: '202608', PA_PROC_ID: '0803010125' },
  ...{ PA_CNSMED: '700000000000005', PA_QTDPRO: '5', PA_QTDAPR: '5', PA_VALPRO: '24.75', PA_VALAPR: '24.75' },
  ...{ PA_INDICA: '5', ...other },
});

export const biRow = (other: TestRow = {}): TestRow => ({
  ...{ CODUNI: '9900010', UFMUN: '311200', DT_PROCESS: '202609', DT_ATEND: '20260812', PROC_ID: '0803010125' },
  ...{ CNS_PAC: '{encrypted}', DTNASC: '19700315', QT_APRES: '5', QT_APROV: '5', VL_APRES: '24.75', VL_APROV: '24.75' },
  ...other,
});

/** A DBF of dBASE III. `marks`: what each record begins with, a blank where nothing is said. */
export function dbfOf(
  rows: readonly TestRow[],
  { columns = Object.keys(rows[0] ?? paRow()), marks = '', end = '\u001a' } = {},
) {
  const recordLength = columns.reduce((sum, name) => sum + WIDTHS[name]!, 1);
  const header = Buffer.alloc(32 + columns.length * 32 + 1);
  header.set([3, 126, 11, 26]);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordLength, 10);
  columns.forEach((name, index) => {
    header.write(`${name}`, 32 + index * 32, 'latin1');
    header.write('C', 32 + index * 32 + 11, 'latin1');
    header[32 + index * 32 + 16] = WIDTHS[name]!;
  });
  header[header.length - 1] = 0x0d;
  const records = rows.map(
    (row, index) => (marks[index] ?? ' ') + columns.map((name) => row[name]!.padEnd(WIDTHS[name]!)).join(''),
  );
  return { header, records: Buffer.from(records.join('') + end, 'latin1'), recordLength };
}

export type Literals = 'Binary' | 'Ascii';
export type Dictionary = 'Small' | 'Medium' | 'Large';

/** Packed by somebody else's program. */
export function implode(
  bytes: Uint8Array,
  literals: Literals = 'Binary',
  dictionary: Dictionary = 'Large',
): Promise<Buffer> {
  const packer = stream.through(imploding(Compression[literals], DictionarySize[dictionary]));
  packer.end(bytes);
  return buffer(packer);
}

/** As DATASUS packs a DBF: the header as it is, a check sum, and the records imploded. */
export async function dbcOf(...table: Parameters<typeof dbfOf>): Promise<Buffer> {
  const { header, records } = dbfOf(...table);
  return Buffer.concat([header, Buffer.from([1, 2, 3, 4]), await implode(records)]);
}

export const csvOf = (rows: readonly TestRow[], separator = ','): Buffer => {
  const columns = Object.keys(rows[0]!);
  const lines = rows.map((row) => columns.map((name) => row[name]).join(separator));
  return Buffer.from([columns.join(separator), ...lines, ''].join('\r\n'), 'latin1');
};

/** Bytes in pieces of this length, as they come over a network. */
export async function* inPieces(bytes: Uint8Array, length = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const HEAD = [
  'BDSIA202609a************************************************************ 06.04',
  ' SMS-EXEMPLO         SISTEMA DE INFORMACOES AMBULATORIAIS      SAS/DATASUS/0350',
  ' 29/10/2026  RELATORIO DE OCORRENCIAS NA CONSISTENCIA - SET/2026       15:50:38',
  ' ****************************************************************************** \u001b(s17,27H',
];

/** A page of a consistency report of SIA, of competence 202609. Everything in it is invented. */
export const reportPage = (cnes: string, ...rows: readonly string[]): string =>
  [
    ...HEAD,
    ` CNES : ${cnes} UNIDADE EXEMPLO                          `,
    ' TIPO COMPET. FL/SEQ         PROCED.    CBO    CNS PROFISS.  OCORRENCIA',
    ' ',
    ...rows,
    '\f',
  ].join('\r\n');

export const reportRow = (place: string, message: string, month = '09/2026'): string =>
  ` BPAI ${month}         ${place} 0803010125 225125 700000000000005 ${message.padEnd(77)}`;
