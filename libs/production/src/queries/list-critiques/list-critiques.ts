import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Text, Value } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { PeopleNames } from '#embarque/people';
import { LedgerEntries, type LedgerEntryView } from '../../ledger-entries.js';
import { ProductionQuery } from '../production-query.js';

/** What stays out of the file: which line, of whom, why, and how it is mended. */
export type CritiqueView = LedgerEntryView & {
  /** Null when the person was erased. */
  readonly name: string | null;
};

export interface CritiquesView {
  readonly critiques: readonly CritiqueView[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/** The critiques of a month, with the names of the people, for whoever mends them; 200 at a time. */
export class ListCritiques extends ProductionQuery<CritiquesView> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @Text({ max: 100, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListCritiques)
export class ListCritiquesHandler implements IQueryHandler<ListCritiques> {
  constructor(
    private readonly entries: LedgerEntries,
    private readonly names: PeopleNames,
  ) {}

  async execute(asked: ListCritiques): Promise<CritiquesView> {
    const { entries, ...rest } = await this.entries.page({ ...asked, only: 'unpresentable' });
    const names = await this.names.shownTo(
      asked.asker,
      ListCritiques.name,
      entries.map(({ personId }) => personId),
    );
    return { critiques: entries.map((entry) => ({ ...entry, name: names.get(entry.personId) ?? null })), ...rest };
  }
}
