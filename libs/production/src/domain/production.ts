import { type Competence, type Evolution, type Uuid } from '#embarque/kernel';
import { chosen, NO_CHOICES, type ChoiceEvent, type Choices, type Presenter } from './choices.js';

/** Lines and units of one month of attendance inside a file: late production travels in a later file. */
export interface MonthShare {
  readonly competence: Competence;
  readonly lines: number;
  readonly units: number;
}

export interface ExportedPart {
  readonly name: string;
  readonly sha256: string;
  readonly lines: number;
  readonly sheets: number;
  readonly control: number;
  readonly months: readonly MonthShare[];
}

/** A month's file; with those that what did not fit into it went to. */
export interface ExportedFile extends ExportedPart {
  readonly further?: readonly ExportedPart[];
  /** The profile that was asked for; it is written so again. */
  readonly profile?: string;
}

/** The file and those that follow it. */
export const partsOf = (file: ExportedFile): readonly ExportedPart[] => [file, ...(file.further ?? [])];

/** What a month comes to while it is open. */
export interface MonthFound {
  readonly lines: number;
  readonly units: number;
  /** Entries that stay out of the file, by their first cause. */
  readonly critiques: Readonly<Record<string, number>>;
  /** Of the lines as they stood, in hexadecimal: two checks that found the same say the same. */
  readonly digest: string;
}

export type ProductionEvent =
  | ChoiceEvent
  /** What the check before the closing found. */
  | { type: 'CompetenceChecked'; data: { managerId: Uuid; competence: Competence; found: MonthFound } }
  | { type: 'CompetenceClosed'; data: { managerId: Uuid; competence: Competence; presenter: Presenter } }
  | { type: 'BpaFileExported'; data: { managerId: Uuid; competence: Competence; file: ExportedFile } }
  /** What SIA refused of a transport's line was mended. */
  | {
      type: 'LinePresentedAgain';
      data: { managerId: Uuid; tripId: Uuid; authorizationId: Uuid; reason: string };
    };

/** A month that no longer changes; `file` once it was written. */
export interface ClosedMonth {
  readonly presenter: Presenter;
  readonly file?: ExportedFile;
}

/** A manager's choices for presenting its production, and the months that it has closed. */
export interface Production extends Choices {
  /** The last check of each month that is open. */
  readonly checked: ReadonlyMap<Competence, MonthFound>;
  readonly closed: ReadonlyMap<Competence, ClosedMonth>;
}

export const production: Evolution<Production, ProductionEvent> = {
  initial: { ...NO_CHOICES, checked: new Map(), closed: new Map() },
  evolve(state, event) {
    const { type, data } = event;
    switch (type) {
      case 'CompetenceChecked':
        return { ...state, checked: new Map(state.checked).set(data.competence, data.found) };
      case 'CompetenceClosed':
        return { ...state, closed: new Map(state.closed).set(data.competence, { presenter: data.presenter }) };
      case 'BpaFileExported': {
        const month = state.closed.get(data.competence);
        return month
          ? { ...state, closed: new Map(state.closed).set(data.competence, { ...month, file: data.file }) }
          : state;
      }
      case 'LinePresentedAgain':
        return state;
      default:
        return chosen(state, event);
    }
  },
};

export const productionStream = (managerId: Uuid): string => `production-${managerId}`;

/** Where the state's own choices stand. */
export const STATE_PRODUCTION = 'production-of-state';
