import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { answer, Streams } from '#embarque/application';
import { accept, refuse, refuseUnknown } from '#embarque/kernel';
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
    const entries = await this.database.getRepository(EntryRow).findBy(again);
    if (!entries.length)
      return refuseUnknown('line-unknown', 'Não há linha do livro de produção com este identificador.');
    const refused = entries.some(({ rejection }) => rejection !== null);
    const decided = await this.streams.decide(productionStream(managerId), production, context, () =>
      refused
        ? accept({ type: 'LinePresentedAgain', data: { ...again, reason } })
        : refuse('line-not-refused', 'Não há linha deste transporte recusada pelo SIA que espere reapresentação.'),
    );
    return answer(decided, again);
  }
}
