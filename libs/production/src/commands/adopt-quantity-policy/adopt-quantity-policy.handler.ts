import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { AdoptQuantityPolicy } from './adopt-quantity-policy.command.js';
import { adoptQuantityPolicy } from './adopt-quantity-policy.decision.js';

@CommandHandler(AdoptQuantityPolicy)
export class AdoptQuantityPolicyHandler implements ICommandHandler<AdoptQuantityPolicy> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
  ) {}

  async execute(command: AdoptQuantityPolicy) {
    const { managerId, policyId, version, from, destination, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      adoptQuantityPolicy({ managerId, policyId, version, from, ...(destination ? { destination } : {}) }, state),
    );
    return answer(decided, { managerId });
  }
}
