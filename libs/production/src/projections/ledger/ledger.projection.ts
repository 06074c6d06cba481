import { type RecordedEvent } from '#embarque/event-store';
import { ROAD_PROCEDURES, RuleBook } from '#embarque/kernel';
import { type Projection, type Rows } from '#embarque/read-model';
import { type SealedPersons } from '../../sealed-persons.js';
import { LedgerPage, type LedgerEvent } from './ledger-page.js';

/** What every entry is judged by, unless an imported table says otherwise. */
export const LEDGER_RULES = new RuleBook(ROAD_PROCEDURES);

/** Every realised transport, as a line to present or with the causes why not (Res. SES/MG 6.254/2018, art. 10). */
export class LedgerProjection implements Projection {
  readonly name = 'ledger';
  readonly version = 6;
  readonly types = [
    'PersonRegistered',
    'PersonCorrected',
    'PersonErased',
    'DistanceSet',
    'QuantityPolicyAdopted',
    'PresenterSet',
    'CompetenceClosed',
    'LinePresentedAgain',
    'TripCompleted',
    'TransportCorrected',
  ] as const;

  constructor(private readonly persons: SealedPersons) {}

  async apply(events: readonly RecordedEvent[], rows: Rows): Promise<void> {
    const page = await LedgerPage.load(events as LedgerEvent[], rows, this.persons, LEDGER_RULES);
    for (const event of events as LedgerEvent[]) page.apply(event);
    await page.save(rows);
  }
}
