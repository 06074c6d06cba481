import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OneOf, Text, Value } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { LedgerEntries, type LedgerPageView } from '../../ledger-entries.js';
import { ProductionQuery } from '../production-query.js';

/** A month's lines and what cannot be presented, or is too late for any month, with causes and remedies, 200 at a time. */
export class ListLedger extends ProductionQuery<LedgerPageView> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @OneOf(['lines', 'unpresentable'], { optional: true, description: 'Só linhas, ou só o que não pode ser apresentado' })
  only?: 'lines' | 'unpresentable';
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListLedger)
export class ListLedgerHandler implements IQueryHandler<ListLedger> {
  constructor(private readonly entries: LedgerEntries) {}

  execute(asked: ListLedger): Promise<LedgerPageView> {
    return this.entries.page(asked);
  }
}
