import type { BpaIndividualLine } from './line.js';

export const HIGHEST_SHEET = 999;

/** Gives sorted lines their sheet and sequence: both restart for each CNES, competence and professional. */
export class SheetNumbering {
  sheet = 0;
  sequence = 0;
  #last: BpaIndividualLine | undefined;

  constructor(
    private readonly linesPerSheet: number,
    private readonly highest: number,
  ) {}

  /** Moves on to the line's place; false when its professional's sheets are full. */
  place(line: BpaIndividualLine): boolean {
    const last = this.#last;
    this.#last = line;
    if (
      last === undefined ||
      last.professional !== line.professional ||
      last.competence !== line.competence ||
      last.establishment !== line.establishment
    ) {
      this.sheet = 1;
      this.sequence = 1;
    } else if (this.sequence < this.linesPerSheet) {
      this.sequence++;
    } else {
      this.sheet++;
      this.sequence = 1;
    }
    return this.sheet <= this.highest;
  }
}
