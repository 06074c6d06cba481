import { localDateOf, localTimeOf } from '#embarque/kernel';
import {
  fields,
  fitted,
  grown,
  heightOfRows,
  MARGIN,
  TITLE_HEIGHT,
  titleMarks,
  WIDTH,
  type Block,
  type Field,
  type FieldRow,
  type Mark,
} from '#embarque/paper';
import { type TripOnPaper } from './records.js';
import { crewText, dayText, hourText, plateText } from './words.js';

const LINE = 21;
const NOTE = 11;
const GAP = 3;

/** The head of a sheet about one trip, with further fields, and a line below them. */
export function tripHead(
  title: string,
  subtitle: string,
  trip: TripOnPaper,
  { more, note = '' }: { readonly more?: readonly Field[]; readonly note?: string },
): Block {
  const day = localDateOf(trip.departsAt);
  const { manager, manifest } = trip;
  const plain: readonly FieldRow[] = [
    [
      LINE,
      { label: 'Data e saída', value: `${dayText(day)}, às ${localTimeOf(trip.departsAt)}`, share: 36, bold: true },
      { label: 'Início da volta', value: hourText(trip.returnsAt, day), share: 22 },
      { label: 'Chegada', value: hourText(trip.endsAt, day), share: 22 },
      {
        label: 'Lista publicada',
        value: manifest ? `nº ${manifest.version}${manifest.changed ? ', mudou depois' : ''}` : 'não',
        share: 20,
      },
    ],
    [
      LINE,
      { label: 'Gestor', value: manager.name, share: 42 },
      { label: 'Rota', value: trip.routes.join('; '), share: 40 },
      { label: 'Placa', value: `${plateText(trip.plate)}`, share: 18, bold: true },
    ],
    [
      LINE,
      { label: 'Motorista', value: crewText(trip.driver), share: 50 },
      { label: 'Agente de bordo', value: trip.attendant ? crewText(trip.attendant) : 'sem agente', share: 50 },
    ],
    ...(more ? [[LINE, ...more] as const] : []),
  ];
  const rows = plain.map((row) => grown(WIDTH, row));
  const below = TITLE_HEIGHT + heightOfRows(rows);
  return {
    height: below + (note ? NOTE : 0) + GAP,
    marks: (top, sheet) => [
      ...titleMarks(title, subtitle, top, sheet, trip.printedAt),
      ...fields({ x: MARGIN, y: top + TITLE_HEIGHT, width: WIDTH }, rows),
      ...(note ? [fitted(note, { x: MARGIN, y: top + below + 2, width: WIDTH, height: NOTE - 2 }, { size: 8 })] : []),
    ],
  };
}

/** Lines to write on, each with what goes there; so many a row. */
export function blanks(labels: readonly string[], perRow: number, top: number): Mark[] {
  const width = WIDTH / perRow;
  return labels.flatMap((label, n): Mark[] => {
    const x = MARGIN + (n % perRow) * width;
    const y = top + Math.floor(n / perRow) * BLANK;
    return [
      { kind: 'rule', x, y: y + BLANK - 9, width: width - 8, height: 0 },
      fitted(label, { x, y: y + BLANK - 8, width: width - 8, height: 8 }, { size: 6.5 }),
    ];
  });
}

export const BLANK = 20;
