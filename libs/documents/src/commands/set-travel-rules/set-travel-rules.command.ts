import { BusinessCommand, Text, Value } from '#embarque/application';
import { IbgeCode, LocalDate } from '#embarque/kernel';
import { LONGEST_RULE, MOST_RULES } from '../../domain/travel-rules.js';

/** A town says what its travel authorisations ask of who travels; the former text stays on record. */
export class SetTravelRules extends BusinessCommand<{ municipality: IbgeCode; version: number }> {
  @Value(IbgeCode) municipality!: IbgeCode;
  @Text({
    ...{ many: MOST_RULES, max: LONGEST_RULE, example: 'Chegue 15 minutos antes da saída.' },
    description: 'Uma norma por item, como sai impressa',
  })
  lines!: string[];
  @Value(LocalDate, { description: 'Primeiro dia de viagem em que vale; hoje ou depois' }) validFrom!: LocalDate;
  @Text({ max: 120, example: 'Portaria SMS 1/2026', description: 'Ato do município' }) legalBasis!: string;
}
