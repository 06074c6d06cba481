import { HIGHEST_SHEET } from './sheet-numbering.js';

/** More sheets than any file of 999,999 lines needs; beyond it a file is no longer followed, to bound memory. */
const MOST_SHEETS = 500_000;

/** A sheet is 4 words: bit n stands for line n. */
const WORDS = 4;

/** What is wrong with the numbering of a whole group of lines, told by the first line of the group. */
export type NumberingGap =
  | { readonly kind: 'missing-sheet'; readonly firstLine: number; readonly sheet: number }
  | { readonly kind: 'missing-line'; readonly firstLine: number; readonly sheet: number; readonly sequence: number }
  | { readonly kind: 'uneven-sheets'; readonly firstLine: number; readonly shortest: number; readonly longest: number };

/**
 * Which sheets and lines each group (record type, CNES, competence and professional, or CBO in a BPA-C) has used, in any
 * order: 16 bytes and a map entry per sheet.
 */
export class SheetLedger {
  #groups = new Map<number, Map<number, number>>();
  #firstLines: number[] = [];
  #slots = new Map<number, number>();
  #words = new Uint32Array(WORDS * 64);
  #last = { place: -1, actor: -1, group: -1, sheet: -1, slot: -1 };

  /** Records a line; `repeated` when the group has it already, `overflow` when there are too many sheets to follow. */
  record(place: number, actor: number, sheet: number, sequence: number, line: number): 'new' | 'repeated' | 'overflow' {
    const last = this.#last;
    if (last.place !== place || last.actor !== actor) {
      last.group = this.#groupOf(place, actor, line);
      last.place = place;
      last.actor = actor;
      last.sheet = -1;
    }
    if (last.sheet !== sheet) {
      const slot = this.#slotOf(last.group, sheet);
      if (slot === undefined) {
        last.sheet = -1;
        return 'overflow';
      }
      last.sheet = sheet;
      last.slot = slot;
    }
    const word = last.slot * WORDS + (sequence >>> 5);
    const bit = 1 << (sequence & 31);
    const before = this.#words[word]!;
    this.#words[word] = before | bit;
    return before & bit ? 'repeated' : 'new';
  }

  #groupOf(place: number, actor: number, line: number): number {
    let actors = this.#groups.get(place);
    if (actors === undefined) this.#groups.set(place, (actors = new Map<number, number>()));
    let group = actors.get(actor);
    // A group without a sheet would only cost memory once no more sheets are followed.
    if (group === undefined && this.#slots.size < MOST_SHEETS) {
      actors.set(actor, (group = this.#firstLines.length));
      this.#firstLines.push(line);
    }
    return group ?? -1;
  }

  #slotOf(group: number, sheet: number): number | undefined {
    const key = group * (HIGHEST_SHEET + 1) + sheet;
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    if (group < 0 || slot >= MOST_SHEETS) return undefined;
    this.#slots.set(key, slot);
    if ((slot + 1) * WORDS > this.#words.length) {
      const grown = new Uint32Array(this.#words.length * 2);
      grown.set(this.#words);
      this.#words = grown;
    }
    return slot;
  }

  /** The breaks in the numbering, group by group in the order of their first lines. */
  *gaps(): Iterable<NumberingGap> {
    const groups = this.#firstLines.map((firstLine) => ({
      firstLine,
      sheets: [] as { sheet: number; slot: number }[],
    }));
    for (const [key, slot] of this.#slots) {
      groups[Math.floor(key / (HIGHEST_SHEET + 1))]!.sheets.push({ sheet: key % (HIGHEST_SHEET + 1), slot });
    }
    for (const { firstLine, sheets } of groups) {
      sheets.sort((a, b) => a.sheet - b.sheet);
      const absent = sheets.findIndex(({ sheet }, index) => sheet !== index + 1);
      if (absent >= 0) yield { kind: 'missing-sheet', firstLine, sheet: absent + 1 };
      for (const { sheet, slot } of sheets) {
        const sequence = this.#firstHole(slot);
        if (sequence > 0) yield { kind: 'missing-line', firstLine, sheet, sequence };
      }
      const sizes = sheets.map(({ slot }) => this.#highest(slot));
      const full = sizes.slice(0, -1);
      const shortest = Math.min(...full);
      const longest = Math.max(...sizes);
      if (full.length > 0 && shortest < longest) yield { kind: 'uneven-sheets', firstLine, shortest, longest };
    }
  }

  #has(slot: number, sequence: number): boolean {
    return (this.#words[slot * WORDS + (sequence >>> 5)]! & (1 << (sequence & 31))) !== 0;
  }

  #highest(slot: number): number {
    let sequence = 99;
    while (!this.#has(slot, sequence)) sequence--;
    return sequence;
  }

  /** The first line missing before the sheet's highest; 0 when none is. */
  #firstHole(slot: number): number {
    const highest = this.#highest(slot);
    for (let sequence = 1; sequence < highest; sequence++) if (!this.#has(slot, sequence)) return sequence;
    return 0;
  }
}
