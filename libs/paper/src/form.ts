import { A4, fitted, heightOf, MARGIN, SMALLEST, type Area, type Mark, type Style } from './sheet.js';

/** A field of a form: what it says above, its value below. */
export interface Field {
  readonly label: string;
  readonly value: string;
  /** Share of the row's width. */
  readonly share: number;
  readonly bold?: boolean;
}

const LABEL = { size: 6.5, height: 8 } as const;
const PADDING = 3;
const VALUE_SIZE = 10;
/** Above the label and below the value. */
const FRAME = 3;

/** Fields side by side, so high. */
export type FieldRow = readonly [height: number, ...row: Field[]];

/** The row, higher when a value does not fit at the smallest size. */
export function grown(width: number, [least, ...row]: FieldRow): FieldRow {
  const needed = placed(row, width).map(
    ({ value, bold, room }) => heightOf(value, room, { size: SMALLEST, bold }) + LABEL.height + FRAME,
  );
  return [Math.max(least, ...needed), ...row];
}

export const heightOfRows = (rows: readonly FieldRow[]): number => rows.reduce((sum, [height]) => sum + height, 0);

/** Boxes with a label and a value each, one row after another. */
export function fields({ x, y, width }: Pick<Area, 'x' | 'y' | 'width'>, rows: readonly FieldRow[]): Mark[] {
  let top = y;
  return rows.flatMap(([height, ...row]) => {
    const marks = placed(row, width).flatMap(({ label, value, bold, left, whole, room }): Mark[] => {
      const inner = { x: x + left + PADDING, width: room };
      return [
        { kind: 'box', x: x + left, y: top, width: whole, height },
        { kind: 'text', text: label, size: LABEL.size, ...inner, y: top + 2, height: LABEL.height },
        fitted(
          value,
          { ...inner, y: top + 2 + LABEL.height, height: height - LABEL.height - FRAME },
          { size: VALUE_SIZE, bold },
        ),
      ];
    });
    top += height;
    return marks;
  });
}

/** Where each field of a row begins, how wide it is, and how wide its text may be. */
function placed(row: readonly Field[], width: number) {
  const shares = row.reduce((sum, { share }) => sum + share, 0);
  let left = 0;
  return row.map((field) => {
    const whole = (width * field.share) / shares;
    const at = { ...field, left, whole, room: whole - 2 * PADDING };
    left += whole;
    return at;
  });
}

/** What stands above and below the table on each of its sheets. */
export interface Block {
  readonly height: number;
  marks(top: number, sheet: string): readonly Mark[];
}

export interface Column {
  readonly title: string;
  /** Points. */
  readonly width: number;
  readonly align?: 'left' | 'center';
}

/** A row's texts by column; one text alone runs over all of them, as a heading. */
export type Row = readonly string[];

export interface Table {
  readonly head: Block;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly foot: Block;
}

export const ROW_HEIGHT = 13.35;
/** Rows are so high where there is room: people write in them. */
const ROOMY = 19;
const TEXT_SIZE = 8;
const CELL = 2;
const INSET = 0.8;

/** The table over as many sheets as it takes, its head and foot repeated on each. No row is cut, and no text in it. */
export function tableSheets({ head, columns, rows, foot }: Table): Mark[][] {
  const top = MARGIN + head.height;
  const bottom = A4.height - MARGIN - foot.height;
  const room = bottom - top - ROW_HEIGHT;
  const least = rows.map((row) => ({ row, height: rowHeight(row, columns) }));
  const free = (room - least.reduce((sum, { height }) => sum + height, 0)) / rows.length;
  const more = Math.min(Math.max(free, 0), ROOMY - ROW_HEIGHT);
  const parts = inParts(
    least.map(({ row, height }) => ({ row, height: height + more })),
    room,
  );
  return parts.map((part, index) => {
    const sheet = `Folha ${index + 1} de ${parts.length}`;
    let y = top + ROW_HEIGHT;
    return [
      ...head.marks(MARGIN, sheet),
      ...rowMarks(
        columns.map(({ title }) => title),
        columns,
        { y: top, height: ROW_HEIGHT },
        true,
      ),
      ...part.flatMap(({ row, height }) => {
        const marks = rowMarks(row, columns, { y, height }, isHeading(row));
        y += height;
        return marks;
      }),
      ...foot.marks(bottom, sheet),
    ];
  });
}

const isHeading = (row: Row): boolean => row.length === 1;

const cellsOf = (row: Row, columns: readonly Column[]): readonly Column[] =>
  isHeading(row) ? [{ title: '', width: columns.reduce((sum, { width }) => sum + width, 0) }] : columns;

/** Enough for every text of it at the smallest size. */
const rowHeight = (row: Row, columns: readonly Column[]): number => {
  const style = { size: SMALLEST, bold: isHeading(row) };
  const heights = cellsOf(row, columns).map(({ width }, n) => heightOf(row[n] ?? '', width - 2 * CELL, style));
  return Math.max(ROW_HEIGHT, ...heights.map((height) => height + 2 * INSET));
};

function inParts<R extends { readonly height: number }>(rows: readonly R[], room: number): R[][] {
  const parts: R[][] = [[]];
  let left = room;
  for (const row of rows) {
    // A sum of fractions may miss by a hair.
    if (row.height > left + 0.01) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)!.push(row);
    left -= row.height;
  }
  return parts;
}

function rowMarks(
  row: Row,
  columns: readonly Column[],
  { y, height }: Pick<Area, 'y' | 'height'>,
  strong: boolean,
): Mark[] {
  let x = MARGIN;
  return cellsOf(row, columns).flatMap(({ width, align }, n): Mark[] => {
    const cell = { x, y, width, height };
    x += width;
    const text = row[n] ?? '';
    return [
      { kind: 'box', ...cell, filled: strong },
      ...(text ? [centred(text, cell, { size: TEXT_SIZE, bold: strong, align })] : []),
    ];
  });
}

/** A text in the middle of its cell's height. */
function centred(text: string, cell: Area, style: Style): Mark {
  const inner = { x: cell.x + CELL, y: cell.y + INSET, width: cell.width - 2 * CELL, height: cell.height - 2 * INSET };
  const mark = fitted(text, inner, style);
  const height = heightOf(text, inner.width, mark);
  return height < inner.height ? { ...mark, y: inner.y + (inner.height - height) / 2, height } : mark;
}
