import { type Type } from '@nestjs/common';
import { type Access, type BusinessCommand } from '#embarque/application';
import { type LocalDate, type Uuid } from '#embarque/kernel';
import { type ImportFacts, type ImportKind } from '../domain/import.js';
import { type Column, type Fault } from '../domain/sheet.js';

/** The values of a line by the fields of its columns. */
export type Values = Readonly<Record<string, unknown>>;

/** For whom lines are judged, and where. */
export interface Circumstances {
  readonly facts: ImportFacts;
  readonly access: Access;
  readonly today: LocalDate;
  /** The command that a line about this becomes: always the same one. */
  commandOf(about: readonly string[]): Uuid;
}

/** What a line would do, and what is known already of what it is about. */
export interface Seen {
  /** What tells it from every other line of its kind: its natural key. */
  readonly about: readonly string[];
  /** The command's input. */
  readonly input: object;
  /** Why it needs not be carried out (pt-BR). */
  readonly known?: string | undefined;
  /** What no validation of the command's fields can find. */
  readonly faults: readonly Fault[];
  /** What the room's rules have against the command, once its fields are well-formed. */
  reasonsAgainst?(command: object): readonly string[];
}

/** Knows one kind of spreadsheet: its columns, and how a line becomes a command. */
export interface Desk {
  readonly kind: ImportKind;
  /** What the template is called. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly command: Type<BusinessCommand<unknown>>;
  /** Looks up whatever these lines name, in a few queries for all of them. */
  look(lines: readonly Values[], circumstances: Circumstances): Promise<(line: Values) => Seen>;
  /** Whether what the command made was erased since: then the same line makes it anew. */
  wasErased?(commandId: Uuid): Promise<boolean>;
}

export const fault = (code: string, reason: string, column?: string): Fault => ({
  code,
  reason,
  ...(column ? { column } : {}),
});
