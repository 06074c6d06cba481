import PDFDocument from 'pdfkit';

/** In points of a 72nd of an inch, from the upper left corner of a sheet. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Style {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** What is drawn on a sheet. A text stays within its area: what does not fit there ends in an ellipsis. */
export type Mark =
  | ({ readonly kind: 'text'; readonly text: string } & Area & Style)
  | ({ readonly kind: 'box'; readonly filled?: boolean } & Area)
  | ({ readonly kind: 'rule'; readonly dashed?: boolean } & Area)
  /** Dark modules by row and column; the quiet zone around is the area's outside. */
  | ({ readonly kind: 'code'; readonly modules: readonly (readonly boolean[])[] } & Area);

export type TextMark = Extract<Mark, { kind: 'text' }>;

/** Sheets of A4, upright. */
export interface Paper {
  readonly title: string;
  readonly sheets: readonly (readonly Mark[])[];
}

export const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 24;
export const WIDTH = A4.width - 2 * MARGIN;

/** Below this nobody reads it on paper. */
export const SMALLEST = 5.5;

const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold' } as const;

/** Only measures. */
const ruler = new PDFDocument({ margin: 0 });

/** A document that writes in this style. */
export const styled = (pdf: PDFKit.PDFDocument, { size, bold }: Style): PDFKit.PDFDocument =>
  pdf.font(bold ? FONTS.bold : FONTS.plain).fontSize(size);

/** What a font leaves below a line, above the next. */
export const gapOf = (pdf: PDFKit.PDFDocument): number => pdf.currentLineHeight(true) - pdf.currentLineHeight(false);

/** How high a text is when it is wrapped to a width. */
export function heightOf(text: string, width: number, style: Style): number {
  const measuring = styled(ruler, style);
  return measuring.heightOfString(printable(text), { width }) - gapOf(measuring);
}

/** The text as large as its area takes it, down to what can be read. */
export function fitted(text: string, area: Area, style: Style): TextMark {
  let { size } = style;
  while (size > SMALLEST && heightOf(text, area.width, { ...style, size }) > area.height) size -= 0.5;
  return { kind: 'text', text: printable(text), ...area, ...style, size };
}

/** The fonts of every PDF reader know the letters of western Europe; of any other letter its base is printed. */
export const printable = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => (KNOWN.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')))
    .map((letter) => (KNOWN.test(letter) ? letter : '?'))
    .join('');

const KNOWN = /^[\n\x20-\x7e\u00a0-\u00ff–—‘’“”•…]$/u;
