import { zipSync, type Zippable } from 'fflate';
import { ARCHIVE_FILES, columnsNeeded } from '../domain/archive-files.js';

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** How wide the columns are, here: not as in any official archive, so that nobody can count on those. */
const WIDTH = 12;
const WIDE: Readonly<Record<string, number>> = { NO_PROCEDIMENTO: 130, DT_COMPETENCIA: 6 };
const widthOf = (column: string): number => WIDE[column] ?? (column.startsWith('NO_') ? 40 : WIDTH);
const isNumber = (column: string): boolean => /^(QT|VL)_/.test(column);

/** One road procedure of an invented competence, whose value is another than ever published. */
export const inventedRows = (competence: string, centavos = 777): Rows => ({
  tb_procedimento: [
    {
      ...{ CO_PROCEDIMENTO: '0803010125', NO_PROCEDIMENTO: 'DESLOCAMENTO DE PACIENTE (CADA 50 KM), AÇÃO' },
      ...{ TP_COMPLEXIDADE: '0', TP_SEXO: 'I', QT_MAXIMA_EXECUCAO: '9999', QT_DIAS_PERMANENCIA: '9999' },
      ...{ VL_IDADE_MINIMA: '0', VL_IDADE_MAXIMA: '1571', VL_SA: String(centavos), CO_FINANCIAMENTO: '06' },
      DT_COMPETENCIA: competence,
    },
    {
      ...{ CO_PROCEDIMENTO: '0301010072', NO_PROCEDIMENTO: 'CONSULTA MÉDICA', TP_COMPLEXIDADE: '2', TP_SEXO: 'N' },
      ...{ QT_MAXIMA_EXECUCAO: '3', VL_IDADE_MINIMA: '9999', VL_IDADE_MAXIMA: '9999', VL_SA: '1000' },
      ...{ CO_FINANCIAMENTO: '06', DT_COMPETENCIA: competence },
    },
  ],
  rl_procedimento_registro: [
    { CO_PROCEDIMENTO: '0803010125', CO_REGISTRO: '02', DT_COMPETENCIA: competence },
    { CO_PROCEDIMENTO: '0301010072', CO_REGISTRO: '01', DT_COMPETENCIA: competence },
  ],
  rl_procedimento_ocupacao: ['225125', '225109'].map((CO_OCUPACAO) => ({
    ...{ CO_PROCEDIMENTO: '0803010125', CO_OCUPACAO },
    DT_COMPETENCIA: competence,
  })),
  rl_procedimento_detalhe: [{ CO_PROCEDIMENTO: '0803010125', CO_DETALHE: '009', DT_COMPETENCIA: competence }],
  rl_procedimento_servico: [
    {
      ...{ CO_PROCEDIMENTO: '0301010072', CO_SERVICO: '135', CO_CLASSIFICACAO: '001' },
      DT_COMPETENCIA: competence,
    },
  ],
  rl_procedimento_cid: [],
  tb_registro: [{ CO_REGISTRO: '02', NO_REGISTRO: 'BPA (Individualizado)', DT_COMPETENCIA: competence }],
});

/** The files of an archive, to be spoiled: ISO-8859-1, CRLF, each with its layout. */
export function inventedFiles(rows: Rows): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const file of ARCHIVE_FILES) {
    const lines = rows[file.name];
    if (!lines) continue;
    const columns = columnsNeeded(file);
    let at = 1;
    const layout = columns.map((column) => {
      const width = widthOf(column);
      const row = `${column},${width},${at},${at + width - 1},${isNumber(column) ? 'NUMBER' : 'VARCHAR2'}`;
      at += width;
      return row;
    });
    const data = lines.map((values) =>
      columns
        .map((column) =>
          isNumber(column)
            ? (values[column] ?? '0').padStart(widthOf(column), '0')
            : (values[column] ?? '').padEnd(widthOf(column)),
        )
        .join(''),
    );
    files[`${file.name}_layout.txt`] = text(['Coluna,Tamanho,Inicio,Fim,Tipo', ...layout]);
    files[`${file.name}.txt`] = text(data);
  }
  return files;
}

export const zipOf = (files: Zippable): Uint8Array => zipSync(files, { level: 6, mtime: '2026-01-01' });

export const inventedArchive = (competence: string, centavos?: number): Uint8Array =>
  zipOf(inventedFiles(inventedRows(competence, centavos)));

export const text = (lines: readonly string[]): Uint8Array =>
  Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');

/** An archive whose directory says that this file is far longer than it is. */
export function boasting(zip: Uint8Array, bytes: number): Uint8Array {
  const boast = Buffer.from(zip);
  const entry = boast.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  boast.writeUInt32LE(bytes, entry + 24);
  return boast;
}
