import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { localDateOf, refuseUnknown } from '#embarque/kernel';
import { isMunicipality, unknownMunicipality } from '#embarque/territory';
import {
  travelRules,
  travelRulesStream,
  type TravelRulesBook,
  type TravelRulesEvent,
} from '../../domain/travel-rules.js';
import { SetTravelRules } from './set-travel-rules.command.js';
import { setTravelRules } from './set-travel-rules.decision.js';

@CommandHandler(SetTravelRules)
export class SetTravelRulesHandler implements ICommandHandler<SetTravelRules> {
  constructor(private readonly streams: Streams) {}

  async execute({ municipality, lines, validFrom, legalBasis, context }: SetTravelRules) {
    if (!isMunicipality(municipality)) {
      return refuseUnknown('municipality-unknown', unknownMunicipality(municipality));
    }
    const rules = { municipality, lines, validFrom, legalBasis, today: localDateOf(context.now) };
    const decided = await this.streams.decide<TravelRulesBook, TravelRulesEvent>(
      travelRulesStream(municipality),
      travelRules,
      context,
      (state) => setTravelRules(rules, state),
    );
    const [set] = decided.ok ? decided.events : [];
    return answer(decided, { municipality, version: set?.data.version ?? 0 });
  }
}
