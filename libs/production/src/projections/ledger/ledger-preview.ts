import { Injectable } from '@nestjs/common';
import { Rows, Snapshots } from '#embarque/read-model';
import { type Amount } from '../../lines-in.js';
import { SealedPersons } from '../../sealed-persons.js';
import { type LedgerEvent, type LedgerFact } from './ledger-events.js';
import { LedgerPage, type LedgerChange } from './ledger-page.js';
import { lineEffects } from './line-effects.js';

/** What an event would make of the ledger. */
export interface Foreseen {
  readonly changes: readonly LedgerChange[];
  /** What the lines of each month of presentation have more, or less; months that stay as they are, are not named. */
  readonly months: ReadonlyMap<string, Amount>;
}

/** The projection's own rules, on what it knows, and nothing is written. */
@Injectable()
export class LedgerPreview {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly persons: SealedPersons,
  ) {}

  of({ type, data }: LedgerFact): Promise<Foreseen> {
    const event = { ...NOT_RECORDED, type, data } as LedgerEvent;
    return this.snapshots.look(async (client) => {
      await client.query('set local search_path to ledger');
      const rows = new Rows(client);
      const page = await LedgerPage.load([event], rows, this.persons);
      page.apply(event);
      const changes = page.changes();
      return { changes, months: await lineEffects(rows, changes) };
    });
  }
}

/** After everything that was recorded. */
const NOT_RECORDED = {
  ...{ id: '', stream: '', revision: 0, position: 0n, metadata: {} },
  recordedAt: '9999-12-31T23:59:59.999Z',
};
