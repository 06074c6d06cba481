import { accept, refuse, type Decision, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { type TravelRules, type TravelRulesBook, type TravelRulesEvent } from '../../domain/travel-rules.js';

export function setTravelRules(
  { today, ...rules }: { municipality: IbgeCode; today: LocalDate } & Omit<TravelRules, 'version'>,
  state: TravelRulesBook,
): Decision<TravelRulesEvent> {
  return rules.validFrom < today
    ? refuse('travel-rules-retroactive', 'As normas valem de hoje em diante: o que já foi impresso fica como foi.')
    : accept({ type: 'TravelRulesSet', data: { ...rules, version: state.length + 1 } });
}
