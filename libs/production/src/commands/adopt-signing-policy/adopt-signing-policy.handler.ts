import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { AdoptSigningPolicy } from './adopt-signing-policy.command.js';
import { adoptSigningPolicy } from './adopt-signing-policy.decision.js';

@CommandHandler(AdoptSigningPolicy)
export class AdoptSigningPolicyHandler implements ICommandHandler<AdoptSigningPolicy> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
  ) {}

  async execute(command: AdoptSigningPolicy) {
    const { managerId, policyId, version, from, context } = command;
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      adoptSigningPolicy({ managerId, policyId, version, from }, state),
    );
    return answer(decided, { managerId });
  }
}
