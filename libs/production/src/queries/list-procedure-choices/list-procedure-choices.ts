import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Streams, Value, within } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { type ProcedureSwitch } from '../../domain/choices.js';
import { PROCEDURE_CHOICES, SWITCHABLE, type ProcedureChoice } from '../../domain/procedure-choices.js';
import { production, productionStream } from '../../domain/production.js';
import { ProductionQuery } from '../production-query.js';

export interface ProcedureChoicesView {
  /** Every procedure that there is; `on`: without anybody having switched it. */
  readonly procedures: readonly (ProcedureChoice & { readonly switchable: boolean })[];
  /** What the manager has switched, in the order in which it did. */
  readonly switches: readonly ProcedureSwitch[];
}

/** Which procedures a manager's production takes, and since when. */
export class ListProcedureChoices extends ProductionQuery<ProcedureChoicesView | undefined> {
  @Value(Uuid) managerId!: Uuid;
}

@QueryHandler(ListProcedureChoices)
export class ListProcedureChoicesHandler implements IQueryHandler<ListProcedureChoices> {
  constructor(private readonly streams: Streams) {}

  async execute({ managerId, asOf, asker }: ListProcedureChoices): Promise<ProcedureChoicesView | undefined> {
    if (!within(asker.reach, 'own', { manager: managerId })) return undefined;
    const { switches } = await this.streams.load(productionStream(managerId), production, asOf);
    const procedures = PROCEDURE_CHOICES.map((choice) => ({
      ...choice,
      switchable: SWITCHABLE.some((mode) => mode === choice.mode),
    }));
    return { procedures, switches };
  }
}
