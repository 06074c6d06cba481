import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Streams, Value, within } from '#embarque/application';
import { IbgeCode } from '#embarque/kernel';
import { DEFAULT_TRAVEL_RULES, travelRules, travelRulesStream, type TravelRules } from '../../domain/travel-rules.js';

/** What a town's authorisations ask of who travels, the last text first; without any, what stands for it. */
export class ListTravelRules extends BusinessQuery<TravelRules[] | undefined> {
  @Value(IbgeCode) municipality!: IbgeCode;
}

@QueryHandler(ListTravelRules)
export class ListTravelRulesHandler implements IQueryHandler<ListTravelRules> {
  constructor(private readonly streams: Streams) {}

  async execute({ municipality, asker: { reach } }: ListTravelRules): Promise<TravelRules[] | undefined> {
    if (!within(reach, 'served', { resident: municipality })) return undefined;
    const rules = await this.streams.load(travelRulesStream(municipality), travelRules);
    return [...[...rules].reverse(), DEFAULT_TRAVEL_RULES];
  }
}
