import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, OneOf, Text, Value } from '#embarque/application';
import { addMonths, Competence, firstDayOf, Uuid } from '#embarque/kernel';
import { CAUSES, PROCEDURE_OF_ROLE, type Cause } from '../../domain/ledger.js';
import { EntryRow } from '../../projections/ledger/ledger.entities.js';

const PAGE = 200;

export interface LedgerEntryView {
  readonly tripId: string;
  readonly authorizationId: string;
  readonly date: string;
  readonly personId: string;
  readonly role: string;
  readonly procedure?: string;
  readonly legs: 'round-trip' | 'outbound' | 'return' | 'none';
  /** 1, 2 … for what became of the transport after a file had shown it. */
  readonly correction?: number;
  readonly metres: number | null;
  readonly quantity: number;
  readonly policy: { readonly id: string; readonly version: number } | null;
  readonly causes: readonly { readonly code: Cause; readonly text: string; readonly remedy: string }[];
}

export interface LedgerPageView {
  readonly entries: readonly LedgerEntryView[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/** A month's lines and what cannot be presented, or is too late for any month, with causes and remedies, 200 at a time. */
export class ListLedger extends BusinessQuery<LedgerPageView> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @OneOf(['lines', 'unpresentable'], { optional: true, description: 'Só linhas, ou só o que não pode ser apresentado' })
  only?: 'lines' | 'unpresentable';
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListLedger)
export class ListLedgerHandler implements IQueryHandler<ListLedger> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ managerId, competence, only, after, asker }: ListLedger): Promise<LedgerPageView> {
    const select = this.database
      .getRepository(EntryRow)
      .createQueryBuilder('entry')
      .where(inReach<EntryRow>(asker.reach, { managerId }, { manager: 'managerId', town: 'from' }))
      .andWhere(
        '(entry.presentation = :competence or entry.presentation is null and entry.date >= :from and entry.date < :to)',
      )
      .setParameters({ competence, from: firstDayOf(competence), to: firstDayOf(addMonths(competence, 1)) })
      .orderBy({
        'entry.date': 'ASC',
        'entry.trip_id': 'ASC',
        'entry.authorization_id': 'ASC',
        'entry.correction': 'ASC',
      })
      .limit(PAGE + 1);
    if (only) select.andWhere(only === 'lines' ? `entry.causes = ''` : `entry.causes <> ''`);
    const [, date, trip, authorization, correction] =
      /^(\d{4}-\d{2}-\d{2})\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/(\d{1,9})$/.exec(after ?? '') ?? [];
    if (date) {
      select.andWhere(
        '(entry.date, entry.trip_id, entry.authorization_id, entry.correction) > (:date, :trip, :authorization, :correction)',
        { date, trip, authorization, correction },
      );
    }
    const rows = await select.getMany();
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return {
      entries: rows.slice(0, PAGE).map(viewOf),
      ...(last ? { next: `${last.date}/${last.tripId}/${last.authorizationId}/${last.correction}` } : {}),
    };
  }
}

function viewOf(row: EntryRow): LedgerEntryView {
  const { tripId, authorizationId, date, personId, role, metres, quantity, policyId, policyVersion, causes } = row;
  const procedure = PROCEDURE_OF_ROLE[role];
  return {
    ...{ tripId, authorizationId, date, personId, role, metres, quantity },
    ...(procedure ? { procedure } : {}),
    legs: row.outbound ? (row.inbound ? 'round-trip' : 'outbound') : row.inbound ? 'return' : 'none',
    ...(row.correction ? { correction: row.correction } : {}),
    policy: policyId && policyVersion ? { id: policyId, version: policyVersion } : null,
    causes: causes ? (causes.split(',') as Cause[]).map((code) => ({ code, ...CAUSES[code] })) : [],
  };
}
