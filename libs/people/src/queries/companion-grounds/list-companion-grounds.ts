import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery } from '#embarque/application';
import { COMPANION_GROUNDS, type CompanionGround } from '../../domain/companion-grounds.js';

/** The closed table of grounds for taking a companion along. */
export class ListCompanionGrounds extends BusinessQuery<readonly CompanionGround[]> {}

@QueryHandler(ListCompanionGrounds)
export class ListCompanionGroundsHandler implements IQueryHandler<ListCompanionGrounds> {
  async execute(): Promise<readonly CompanionGround[]> {
    return COMPANION_GROUNDS;
  }
}
