import { type Cell } from '../domain/cells.js';

/** A row as the file has it. */
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** By position; empty where there is nothing. */
  readonly cells: readonly Cell[];
}
