import { refuse, type Refused } from '#embarque/kernel';

/** A file that is no spreadsheet of ours, with every reason (pt-BR); it repeats nothing that stands in the file. */
export class UnreadableFile extends Error {
  readonly refused: Refused;

  constructor(code: string, ...reasons: string[]) {
    super(code);
    this.refused = refuse(code, ...reasons);
  }
}

/** So much at most of a file that is read; a file of 100,000 people has some 2,000,000 cells. */
export const LIMITS = {
  rows: 200_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 32_767,
  /** Bytes of a workbook's parts, unpacked: a small archive may hold a mountain. The sheet is read in passing, the texts are kept. */
  sheetBytes: 512 * 1024 * 1024,
  textBytes: 64 * 1024 * 1024,
  merges: 1000,
} as const;

export const tooManyRows = (): UnreadableFile =>
  new UnreadableFile(
    'file-too-long',
    `A planilha tem mais de ${LIMITS.rows.toLocaleString('pt-BR')} linhas: divida-a em mais de um arquivo.`,
  );
export const tooManyColumns = (row: number): UnreadableFile =>
  new UnreadableFile('file-too-wide', `A linha ${row} tem mais de ${LIMITS.columns} colunas.`);
