import { Inject, Injectable } from '@nestjs/common';
import { canonical, parse, type Access } from '#embarque/application';
import { idFrom, localDateOf, type Instant, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { type ImportFacts } from '../domain/import.js';
import { readLine, type Column, type Fault, type Line } from '../domain/sheet.js';
import { type Desk, type Values } from '../kinds/desk.js';
import { Desks } from './desks.js';

/** A line as it stands by itself. */
export type Weighed = { readonly number: number } & (
  | { readonly faults: readonly Fault[] }
  | {
      /** Mark of what it is about, and of all that it says. */
      readonly key: string;
      readonly content: string;
      readonly input: object;
      /** Why it needs not be carried out. */
      readonly known?: string | undefined;
    }
);

/** Weighs lines by the rules that their commands would meet, without carrying anything out. */
@Injectable()
export class Judging {
  constructor(
    private readonly desks: Desks,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  async weigh(lines: readonly Line[], facts: ImportFacts, access: Access, now: Instant): Promise<Weighed[]> {
    const desk = this.desks.of(facts.kind);
    const read = lines.map((line) => ({ number: line.number, ...readLine(desk.columns, line) }));
    const seenOf = await desk.look(
      read.flatMap(({ values, faults }) => (faults.length ? [] : [values])),
      { facts, access, today: localDateOf(now), commandOf: (about) => commandOf(this.keyOf(facts, about)) },
    );
    return read.map(({ number, values, faults: unreadable }): Weighed => {
      if (unreadable.length) return { number, faults: [...unreadable, ...malformedIn(desk, values)] };
      const { about, input, known, faults, reasonsAgainst } = seenOf(values);
      const wrong = faults.length ? [...faults, ...malformedIn(desk, values)] : faultsOf(desk, input, reasonsAgainst);
      if (wrong.length) return { number, faults: wrong };
      const content = this.keys.mark('import-content', canonical(values));
      return { number, key: this.keyOf(facts, about), content, input, known };
    });
  }

  /** The command that the line becomes; after what it made was erased, another one. */
  async commandFor(facts: ImportFacts, key: string): Promise<Uuid> {
    const desk = this.desks.of(facts.kind);
    let life = 0;
    while (await desk.wasErased?.(commandOf(key, life))) life++;
    return commandOf(key, life);
  }

  private keyOf({ kind, managerId }: ImportFacts, about: readonly string[]): string {
    return this.keys.mark('import-line', canonical([kind, managerId ?? '', ...about]));
  }
}

const commandOf = (key: string, life = 0): Uuid => idFrom('import', key, life);

function faultsOf(
  { command, columns }: Desk,
  input: object,
  reasonsAgainst?: (command: object) => readonly string[],
): readonly Fault[] {
  const parsed = parse(command, input);
  if (!parsed.ok) return parsed.refusal.reasons.map((reason) => ofField(columns, reason));
  return (reasonsAgainst?.(parsed.value) ?? []).map((reason) => ({ code: 'line-not-acceptable', reason }));
}

/** Of a line that makes no command: what is wrong with the cells that could be read all the same. */
function malformedIn(desk: Desk, values: Values): readonly Fault[] {
  const own = desk.columns.filter(({ field, finds }) => field in values && !finds);
  const input = Object.fromEntries(own.map(({ field }) => [field, values[field]]));
  return faultsOf(desk, input).filter(({ column }) => own.some(({ heading }) => heading === column));
}

/** The validation names fields; who has the spreadsheet before them knows headings. */
function ofField(columns: readonly Column[], reason: string): Fault {
  const [, field, rest] = /^O campo "(\w+)" (.*)$/s.exec(reason) ?? [];
  const column = columns.find((one) => one.field === field)?.heading;
  return column
    ? { column, code: 'cell-invalid', reason: `A coluna “${column}” ${rest}` }
    : { code: 'line-not-acceptable', reason };
}
