import { type RecordedEvent } from '#embarque/event-store';
import { type Projection, type Rows } from '#embarque/read-model';
import { type SealedPersons } from '../../sealed-persons.js';
import { LEDGER_TYPES, type LedgerEvent } from './ledger-events.js';
import { LedgerPage } from './ledger-page.js';

/** Every realised transport, as a line to present or with the causes why not (Res. SES/MG 6.254/2018, art. 10). */
export class LedgerProjection implements Projection {
  readonly name = 'ledger';
  readonly version = 7;
  readonly types = LEDGER_TYPES;

  constructor(private readonly persons: SealedPersons) {}

  async apply(events: readonly RecordedEvent[], rows: Rows): Promise<void> {
    for (const run of runsOf(events as LedgerEvent[])) {
      const page = await LedgerPage.load(run, rows, this.persons);
      for (const event of run) page.apply(event);
      await page.save(rows);
    }
  }
}

/** A report of SIA names lines by their places among all, so what stands before it is written first. */
function* runsOf(events: readonly LedgerEvent[]): Generator<LedgerEvent[]> {
  let run: LedgerEvent[] = [];
  for (const event of events) {
    if (event.type !== 'SiaReportImported') run.push(event);
    else {
      if (run.length) yield run;
      yield [event];
      run = [];
    }
  }
  if (run.length) yield run;
}
