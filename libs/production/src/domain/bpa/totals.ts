import type { Counts } from './profile.js';

const CONTROL_MODULUS = 1111;

/** Record type, CNES (7 digits) and competence (`AAAAMM`, from 200001) in one exact number. */
export const placeOf = (kind: 2 | 3, establishment: number, competence: number): number =>
  (kind * 1e7 + establishment) * 1200 + (Math.floor(competence / 100) - 2000) * 12 + (competence % 100) - 1;

function partsOf(place: number): Pick<Share, 'kind' | 'establishment' | 'competence'> {
  const months = place % 1200;
  const kindAndEstablishment = Math.floor(place / 1200);
  return {
    kind: Math.floor(kindAndEstablishment / 1e7) as 2 | 3,
    establishment: String(kindAndEstablishment % 1e7).padStart(7, '0'),
    competence: `${2000 + Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, '0')}`,
  };
}

/** Lines and units of one record type, establishment, month of production and procedure. */
export interface Share {
  /** 2 BPA-C, 3 BPA-I. */
  readonly kind: 2 | 3;
  /** 7 digits. */
  readonly establishment: string;
  /** `AAAAMM`, of the production. */
  readonly competence: string;
  /** 10 digits. */
  readonly procedure: string;
  readonly lines: number;
  /** Σ quantity. */
  readonly units: number;
}

/**
 * A file of all establishments of a large town has some thousands; more than these are no longer told apart. As many as
 * an event holds under a megabyte.
 */
export const MOST_SHARES = 8_000;

interface Tally {
  readonly place: number;
  readonly procedure: number;
  lines: number;
  units: number;
}

/** What the header says of the lines, and what they add up to, counted while they pass. */
export class Totals implements Counts {
  consolidated = 0;
  individual = 0;
  quantity = 0;
  highestSheet = 0;
  #remainder = 0;
  #sheets = new Set<number>();
  #lastSheet = -1;
  #tallies = new Map<number, Map<number, Tally>>();
  #tallied = 0;
  #tooManyShares = false;
  #lastTally: Tally | undefined;

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

  /** @param place `placeOf` the line; none for a line whose place cannot be read: it is in no share */
  add(procedure: number, quantity: number, place?: number): void {
    this.#remainder = (this.#remainder + procedure + quantity) % CONTROL_MODULUS;
    this.quantity += quantity;
    const tally = place === undefined ? undefined : this.#tallyOf(place, procedure);
    if (tally === undefined) return;
    tally.lines++;
    tally.units += quantity;
  }

  /** What the lines add up to, in order of record type, establishment, competence and procedure. */
  get shares(): readonly Share[] {
    return [...this.#tallies.values()]
      .flatMap((procedures) => [...procedures.values()])
      .sort((a, b) => a.place - b.place || a.procedure - b.procedure)
      .map(({ place, procedure, lines, units }) => ({
        ...partsOf(place),
        procedure: String(procedure).padStart(10, '0'),
        lines,
        units,
      }));
  }

  /** There were more than `MOST_SHARES`; the shares are those that came first. */
  get tooManyShares(): boolean {
    return this.#tooManyShares;
  }

  #tallyOf(place: number, procedure: number): Tally | undefined {
    const last = this.#lastTally;
    if (last?.place === place && last.procedure === procedure) return last;
    let procedures = this.#tallies.get(place);
    let tally = procedures?.get(procedure);
    if (tally === undefined) {
      if (this.#tallied === MOST_SHARES) {
        this.#tooManyShares = true;
        return undefined;
      }
      this.#tallied++;
      tally = { place, procedure, lines: 0, units: 0 };
      if (procedures === undefined) this.#tallies.set(place, (procedures = new Map<number, Tally>()));
      procedures.set(procedure, tally);
    }
    return (this.#lastTally = tally);
  }

  addSheet(place: number, sheet: number): void {
    const key = place * 1000 + sheet;
    if (key === this.#lastSheet) return;
    this.#lastSheet = key;
    this.#sheets.add(key);
    if (sheet > this.highestSheet) this.highestSheet = sheet;
  }
}
