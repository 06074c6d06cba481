import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { production, productionStream } from '../../domain/production.js';
import { Managers } from '../../managers.js';
import { SwitchProcedure } from './switch-procedure.command.js';
import { switchProcedure } from './switch-procedure.decision.js';

@CommandHandler(SwitchProcedure)
export class SwitchProcedureHandler implements ICommandHandler<SwitchProcedure> {
  constructor(
    private readonly streams: Streams,
    private readonly managers: Managers,
  ) {}

  async execute({ managerId, mode, on, from, establishments, legalBasis, context }: SwitchProcedure) {
    const unknown = await this.managers.refuseUnknown(managerId);
    if (unknown) return unknown;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      switchProcedure({ managerId, mode, on, from, establishments, legalBasis }, state),
    );
    return answer(decided, { managerId });
  }
}
