import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, STATE_PRODUCTION } from '../../domain/production.js';
import { AdoptStateQuantityPolicy } from './adopt-state-quantity-policy.command.js';
import { adoptStateQuantityPolicy } from './adopt-state-quantity-policy.decision.js';

@CommandHandler(AdoptStateQuantityPolicy)
export class AdoptStateQuantityPolicyHandler implements ICommandHandler<AdoptStateQuantityPolicy> {
  constructor(private readonly streams: Streams) {}

  async execute({ policyId, version, from, context }: AdoptStateQuantityPolicy) {
    const decided = await this.streams.decide(STATE_PRODUCTION, production, context, (state) =>
      adoptStateQuantityPolicy({ policyId, version, from }, context.now, state),
    );
    return answer(decided, { policyId, version, from });
  }
}
