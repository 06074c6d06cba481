/*
 * What the layout document says, typed from it once more and reckoned with wide integers: nothing here comes from the
 * code that writes or reads files.
 */

/** Names and positions, both ends included and counted from 1, of what is reckoned with. */
const HEADER = { competence: [8, 13], lines: [14, 19], sheets: [20, 25], control: [26, 29] } as const;
const BPA_I = {
  establishment: [3, 9],
  competence: [10, 15],
  professional: [16, 30],
  sheet: [45, 47],
  sequence: [48, 49],
  procedure: [50, 59],
  quantity: [89, 94],
} as const;
type Positions = readonly [first: number, last: number];

const at = (line: string, [first, last]: Positions): string => line.slice(first - 1, last);

/** The numeric fields of each record (N in the document), and from which length of the line on they are there. */
export const NUMERIC: Readonly<Record<'01' | '02' | '03', readonly Positions[]>> = {
  '01': [
    [1, 2],
    [8, 13],
    [14, 19],
    [20, 25],
    [26, 29],
    [66, 79],
  ],
  '02': [
    [1, 2],
    [3, 9],
    [10, 15],
    [22, 24],
    [25, 26],
    [27, 36],
    [37, 39],
    [40, 45],
  ],
  '03': [
    ...([
      [1, 2],
      [3, 9],
      [10, 15],
      [16, 30],
      [37, 44],
      [45, 47],
      [48, 49],
      [50, 59],
      [60, 74],
      [76, 81],
    ] as const),
    ...([
      [86, 88],
      [89, 94],
      [95, 96],
      [97, 109],
      [143, 150],
      [151, 152],
      [157, 159],
      [160, 162],
      [163, 165],
    ] as const),
    ...([
      [166, 173],
      [174, 177],
      [178, 191],
      [192, 199],
      [200, 202],
      [278, 288],
      [329, 338],
      [339, 349],
    ] as const),
  ],
};

/** Length of a BPA-I line by the header's competence. */
const LENGTHS = [
  ['202607', 351],
  ['202412', 350],
  ['202404', 349],
  ['201508', 338],
  ['201303', 328],
] as const;

/** What a BPA-I file says, and what it should say by the document: equal when the file is right. */
export interface Reckoning {
  readonly competence: string;
  /** cbc-lin as BPA-Mag counts: data lines and one. */
  readonly lines: number;
  /** cbc-flh as BPA-Mag counts: distinct (CNES, competence, sheet). */
  readonly sheets: number;
  readonly control: number;
  /** Lengths of the data lines. */
  readonly lengths: readonly number[];
  /** Sheet and sequence of each line. */
  readonly numbering: readonly string[];
}

/** What stands in the file. */
export function said(content: Buffer): Reckoning {
  const { header, lines } = recordsOf(content);
  return {
    competence: at(header, HEADER.competence),
    lines: Number(at(header, HEADER.lines)),
    sheets: Number(at(header, HEADER.sheets)),
    control: Number(at(header, HEADER.control)),
    lengths: [...new Set(lines.map(({ length }) => length))],
    numbering: lines.map((line) => `${at(line, BPA_I.sheet)}/${at(line, BPA_I.sequence)}`),
  };
}

/** What should stand there, for lines in the order of the file, so many a sheet. */
export function reckoned(content: Buffer, linesPerSheet = 99): Reckoning {
  const { header, lines } = recordsOf(content);
  const competence = at(header, HEADER.competence);
  const sum = lines.reduce(
    (total, line) => total + BigInt(at(line, BPA_I.procedure)) + BigInt(at(line, BPA_I.quantity)),
    0n,
  );
  const places = lines.map((line) => at(line, BPA_I.establishment) + at(line, BPA_I.competence));
  const before = new Map<string, number>();
  const numbering = lines.map((line, index) => {
    const group = places[index]! + at(line, BPA_I.professional);
    const n = before.get(group) ?? 0;
    before.set(group, n + 1);
    const [sheet, sequence] = [Math.floor(n / linesPerSheet) + 1, (n % linesPerSheet) + 1];
    return `${String(sheet).padStart(3, '0')}/${String(sequence).padStart(2, '0')}`;
  });
  return {
    competence,
    lines: lines.length + 1,
    sheets: new Set(numbering.map((place, index) => places[index]! + place.slice(0, 3))).size,
    control: Number((sum % 1111n) + 1111n),
    lengths: [LENGTHS.find(([from]) => from <= competence)![1]],
    numbering,
  };
}

function recordsOf(content: Buffer): { readonly header: string; readonly lines: readonly string[] } {
  const [header, ...lines] = content.toString('latin1').split('\r\n');
  if (lines.pop() !== '') throw new Error('the last line does not end in CR and LF');
  return { header: header!, lines };
}
