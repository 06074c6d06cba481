import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, Not } from 'typeorm';
import { answer, Streams } from '#embarque/application';
import { accept, refuse } from '#embarque/kernel';
import { production, productionStream } from '../../domain/production.js';
import { EntryRow } from '../../projections/ledger/ledger.entities.js';
import { PresentLineAgain } from './present-line-again.command.js';

@CommandHandler(PresentLineAgain)
export class PresentLineAgainHandler implements ICommandHandler<PresentLineAgain> {
  constructor(
    private readonly streams: Streams,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  async execute({ managerId, tripId, authorizationId, reason, context }: PresentLineAgain) {
    const again = { managerId, tripId, authorizationId };
    const refused = await this.database.getRepository(EntryRow).existsBy({ ...again, rejection: Not(IsNull()) });
    const decided = await this.streams.decide(productionStream(managerId), production, context, () =>
      refused
        ? accept({ type: 'LinePresentedAgain', data: { ...again, reason } })
        : refuse('line-not-refused', 'Não há linha deste transporte recusada pelo SIA que espere reapresentação.'),
    );
    return answer(decided, again);
  }
}
