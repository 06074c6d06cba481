import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { OverrideDistance } from './override-distance.command.js';
import { overrideDistance } from './override-distance.decision.js';

@CommandHandler(OverrideDistance)
export class OverrideDistanceHandler implements ICommandHandler<OverrideDistance> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
  ) {}

  async execute({ managerId, destination, metres, from, reason, context }: OverrideDistance) {
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      overrideDistance({ managerId, destination, metres, from, reason }, state),
    );
    return answer(decided, { managerId });
  }
}
