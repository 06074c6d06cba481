import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { addMonths, firstDayOf, type Competence, type Instant, type Uuid } from '#embarque/kernel';
import { type MonthFound } from './domain/production.js';
import { ledgerAt } from './ledger-at.js';
import { OF_ONE_LINE, presentedIn } from './lines-in.js';

interface Group {
  readonly role: string;
  /** The first one; empty for lines. */
  readonly cause: string;
  readonly entries: number;
  /** What the entries are in a file, where they are lines. */
  readonly lines: number;
  readonly units: number;
  readonly digest: string;
}

export interface LedgerMonth extends MonthFound {
  readonly patientLines: number;
  readonly companionLines: number;
}

/** What a month of presentation comes to, with what was done in it and is too late for any. */
@Injectable()
export class LedgerMonths {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Whether SIA has said something of the month's file. */
  async returned(managerId: Uuid, competence: Competence, asOf?: Instant): Promise<boolean> {
    const rows = await this.database.query<object[]>(
      `select from ledger.closed_month
        where manager_id = $1 and competence = $2 and returned_at <= coalesce($3::timestamptz, 'infinity')`,
      [managerId, competence, asOf ?? null],
    );
    return rows.length > 0;
  }

  async find(managerId: Uuid, competence: Competence, asOf?: Instant): Promise<LedgerMonth> {
    const ledger = ledgerAt(asOf, '$5');
    // A sum over hashes: the same for the same lines in whatever order, and of any number of them.
    const groups = await this.database.query<Group[]>(
      `with month_line as (
         select role, count(*) as lines
           from (select distinct role, ${OF_ONE_LINE} from ${ledger} where ${presentedIn('$1', '$2')} and monthly) line
          group by role)
       select entry.role, split_part(causes, ',', 1) as cause, count(*)::int as entries, sum(quantity)::int as units,
              (count(*) filter (where not monthly) + coalesce(max(month_line.lines), 0))::int as lines,
              sum(hashtextextended(concat_ws('/', trip_id, authorization_id, correction, quantity, person_version, monthly,
                                             procedure, establishment, professional, occupation), 0)::numeric)::text as digest
         from ${ledger} left join month_line on month_line.role = entry.role
        where manager_id = $1 and (presentation = $2 or presentation is null and date >= $3 and date < $4)
        group by 1, 2 order by 1, 2`,
      [managerId, competence, firstDayOf(competence), firstDayOf(addMonths(competence, 1)), ...(asOf ? [asOf] : [])],
    );
    const presented = groups.filter(({ cause }) => !cause);
    const linesOf = (role: string) => presented.find((group) => group.role === role)?.lines ?? 0;
    const critiques: Record<string, number> = {};
    for (const { cause, entries } of groups) if (cause) critiques[cause] = (critiques[cause] ?? 0) + entries;
    return {
      lines: presented.reduce((sum, { lines }) => sum + lines, 0),
      units: presented.reduce((sum, { units }) => sum + units, 0),
      critiques,
      digest: presented.reduce((sum, { digest }) => sum + BigInt(digest), 0n).toString(16),
      patientLines: linesOf('patient'),
      companionLines: linesOf('companion'),
    };
  }
}
