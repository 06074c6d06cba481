import { BusinessCommand, Text, Value } from '#embarque/application';
import { IbgeCode, LocalDate, LocalTime } from '#embarque/kernel';

/** A town says at what hour of the day before its people are reminded of their trip; the former hours stay on record. */
export class SetReminderTime extends BusinessCommand<{ municipality: IbgeCode; version: number }> {
  @Value(IbgeCode) municipality!: IbgeCode;
  @Value(LocalTime, { optional: true, description: 'Hora local da véspera; sem ela, nenhum lembrete sai sozinho' })
  time?: LocalTime;
  @Value(LocalDate, { description: 'Primeiro dia em que vale; hoje ou depois' }) validFrom!: LocalDate;
  @Text({ max: 300, example: 'Portaria SMS 1/2026', description: 'Ato do município' }) legalBasis!: string;
}
