import type { Counts } from './profile.js';

const CONTROL_MODULUS = 1111;

/** Record type, CNES (7 digits) and competence (`AAAAMM`, from 200001) in one exact number. */
export const placeOf = (kind: 2 | 3, establishment: number, competence: number): number =>
  (kind * 1e7 + establishment) * 1200 + (Math.floor(competence / 100) - 2000) * 12 + (competence % 100) - 1;

/** What the header says of the lines, counted while they pass. */
export class Totals implements Counts {
  consolidated = 0;
  individual = 0;
  quantity = 0;
  highestSheet = 0;
  #remainder = 0;
  #sheets = new Set<number>();
  #lastSheet = -1;

  get dataLines(): number {
    return this.consolidated + this.individual;
  }

  get distinctSheets(): number {
    return this.#sheets.size;
  }

  /** cbc-smt-vrf: (Σ procedure + Σ quantity) mod 1111 + 1111, reduced as it goes. */
  get control(): number {
    return this.#remainder + CONTROL_MODULUS;
  }

  add(procedure: number, quantity: number): void {
    this.#remainder = (this.#remainder + procedure + quantity) % CONTROL_MODULUS;
    this.quantity += quantity;
  }

  addSheet(place: number, sheet: number): void {
    const key = place * 1000 + sheet;
    if (key === this.#lastSheet) return;
    this.#lastSheet = key;
    this.#sheets.add(key);
    if (sheet > this.highestSheet) this.highestSheet = sheet;
  }
}
