import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Streams, Value, within } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { type Adoption, type ProfessionalLink } from '../../domain/choices.js';
import { production, productionStream } from '../../domain/production.js';
import { ProductionQuery } from '../production-query.js';

export interface ProfessionalsView {
  /** By name, then by first day; also those whose link has ended. */
  readonly professionals: readonly ProfessionalLink[];
  /** Which policy says who signs, in the order in which they were adopted. */
  readonly signing: readonly Adoption[];
}

/** Who may sign a manager's lines, where, as what and since when; and which policy chooses among them. */
export class ListProfessionals extends ProductionQuery<ProfessionalsView | undefined> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListProfessionals)
export class ListProfessionalsHandler implements IQueryHandler<ListProfessionals> {
  constructor(private readonly streams: Streams) {}

  async execute({ managerId, asOf, asker }: ListProfessionals): Promise<ProfessionalsView | undefined> {
    if (!within(asker.reach, 'own', { manager: managerId })) return undefined;
    const { professionals, signingAdoptions } = await this.streams.load(productionStream(managerId), production, asOf);
    return {
      professionals: professionals.toSorted(
        (a, b) => a.name.localeCompare(b.name, 'pt-BR') || (a.validFrom < b.validFrom ? -1 : 1),
      ),
      signing: signingAdoptions,
    };
  }
}
