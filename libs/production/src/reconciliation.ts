import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { competenceOf } from '#embarque/kernel';
import { type Transport, type TripEvent } from '#embarque/trips';
import { MonthsOnTime } from './months-on-time.js';

/** Passenger-legs of a month of attendance: somebody carried one way is one. */
export interface ReconciledMonth {
  readonly managerId: string;
  readonly competence: string;
  /** As the trips say it. */
  readonly realised: number;
  /** In lines of closed months that SIA did not refuse. */
  readonly presented: number;
  /** In lines of months that are open. */
  readonly open: number;
  /** Among what cannot be presented; what was presented in excess counts below zero. */
  readonly unpresentable: number;
  /** Whether the three make up what was realised. */
  readonly agrees: boolean;
}

type Told = Extract<TripEvent, { type: 'TripCompleted' | 'TransportCorrected' }>;
type Account = Omit<ReconciledMonth, 'managerId' | 'competence' | 'agrees'>;

/**
 * Whether the ledger has all that was realised, and nothing else: legs counted from the trips' events alone, against the
 * sums of the ledger's entries. Memory grows with months, not with events.
 */
@Injectable()
export class Reconciliation {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @InjectDataSource() private readonly database: DataSource,
    private readonly months: MonthsOnTime,
  ) {}

  /** By manager and month. @throws Error when the ledger is too far behind the log */
  async run(): Promise<ReconciledMonth[]> {
    const behind = await this.months.refuseBehind();
    if (behind) throw new Error(behind.refusal.reasons.join(' '));
    const accounts = new Map<string, Account>();
    for (const [key, realised] of await this.realised()) {
      accounts.set(key, { realised, presented: 0, open: 0, unpresentable: 0 });
    }
    for (const { managerId, competence, presented, open, unpresentable } of await this.accounted()) {
      const key = `${managerId}/${competence}`;
      accounts.set(key, { realised: accounts.get(key)?.realised ?? 0, presented, open, unpresentable });
    }
    return [...accounts]
      .map(([key, account]) => {
        const [managerId, competence] = key.split('/') as [string, string];
        const agrees = account.realised === account.presented + account.open + account.unpresentable;
        return { managerId, competence, ...account, agrees };
      })
      .sort((one, other) => (one.managerId + one.competence < other.managerId + other.competence ? -1 : 1));
  }

  private async realised(): Promise<Map<string, number>> {
    const legs = new Map<string, number>();
    for (let position = 0n, end = false; !end;) {
      const page = await this.store.readAll(position, { types: ['TripCompleted', 'TransportCorrected'] });
      for (const { type, data } of page.events as unknown as Told[]) {
        const key = `${data.managerId}/${competenceOf(data.date)}`;
        const more =
          type === 'TripCompleted'
            ? data.transports.reduce((sum, transport) => sum + legsIn(transport), 0)
            : legsIn(data.after) - legsIn(data.before);
        legs.set(key, (legs.get(key) ?? 0) + more);
      }
      ({ position, end } = page);
    }
    return legs;
  }

  private accounted(): Promise<Omit<ReconciledMonth, 'realised' | 'agrees'>[]> {
    return this.database.query(
      `select entry.manager_id as "managerId", to_char(date, 'YYYYMM') as competence,
              coalesce(sum(legs) filter (where causes = '' and closed_month.competence is not null and not rejected), 0)::int as presented,
              coalesce(sum(legs) filter (where causes = '' and closed_month.competence is null), 0)::int as open,
              coalesce(sum(legs) filter (where causes <> ''), 0)::int as unpresentable
         from ledger.entry
         left join ledger.closed_month on closed_month.manager_id = entry.manager_id and closed_month.competence = presentation
        group by 1, 2`,
    );
  }
}

const legsIn = (transport: Transport | undefined): number =>
  Number(!!transport?.outbound) + Number(!!transport?.inbound);
