import { Inject, Injectable } from '@nestjs/common';
import { READ_MODELS, type ReadModels } from '#embarque/application';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { refuse, type Competence, type Refused, type Uuid } from '#embarque/kernel';
import { type MonthFound } from './domain/production.js';
import { LedgerMonths } from './ledger-months.js';

const PATIENCE_MS = 120_000;

/** The ledger once it has read all that had happened when it was asked: what a month is checked, closed and sent by. */
@Injectable()
export class MonthsOnTime {
  constructor(
    private readonly months: LedgerMonths,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Refused when the ledger is too far behind to wait for. */
  async refuseBehind(): Promise<Refused | undefined> {
    return (await this.readModels.caughtUp(await this.store.head(), PATIENCE_MS))
      ? undefined
      : refuse('ledger-behind', 'O livro de produção ainda não leu todos os eventos. Tente de novo em instantes.');
  }

  async find(managerId: Uuid, competence: Competence): Promise<{ ok: true; found: MonthFound } | Refused> {
    const behind = await this.refuseBehind();
    if (behind) return behind;
    const { lines, units, critiques, digest } = await this.months.find(managerId, competence);
    return { ok: true, found: { lines, units, critiques, digest } };
  }
}
