/** What a seat is for; driver and attendant have the crew's. */
export const SEAT_KINDS = ['common', 'wheelchair', 'driver', 'attendant'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** A seat or wheelchair position, by the label on it, and where it stands: rows from the front, columns from the left. */
export interface Seat {
  readonly label: string;
  readonly kind: SeatKind;
  readonly row: number;
  /** A gap in the columns is the aisle. */
  readonly column: number;
}

/** Front to back, left to right: the order in which seats are given. */
export const inOrder = (seats: readonly Seat[]): Seat[] =>
  [...seats].sort((a, b) => a.row - b.row || a.column - b.column);

const COLUMNS = [1, 2, 4, 5];

/**
 * The map of a vehicle whose own nobody has set: the driver (`M`), seats from `1` on in rows of two and two, wheelchair
 * positions (`C1` …) behind. `seats` is the registered capacity, driver included. Authorisations were issued by it: it
 * never changes.
 */
export function defaultSeatMap(vehicle: { readonly seats: number; readonly wheelchairPositions: number }): Seat[] {
  const place = (index: number, from: number) => ({
    row: from + Math.floor(index / COLUMNS.length),
    column: COLUMNS[index % COLUMNS.length]!,
  });
  const behind = 2 + Math.ceil((vehicle.seats - 1) / COLUMNS.length);
  return [
    { label: 'M', kind: 'driver', row: 1, column: 1 },
    ...Array.from({ length: vehicle.seats - 1 }, (_, index) => ({
      ...{ label: String(index + 1), kind: 'common' as const },
      ...place(index, 2),
    })),
    ...Array.from({ length: vehicle.wheelchairPositions }, (_, index) => ({
      ...{ label: `C${index + 1}`, kind: 'wheelchair' as const },
      ...place(index, behind),
    })),
  ];
}
