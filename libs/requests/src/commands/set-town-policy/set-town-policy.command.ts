import { BusinessCommand, Text, Value, Whole } from '#embarque/application';
import { IbgeCode, LocalDate } from '#embarque/kernel';

/** A town says its deadlines; the former ones stay on record. */
export class SetTownPolicy extends BusinessCommand<{ municipality: IbgeCode; version: number }> {
  @Value(IbgeCode) municipality!: IbgeCode;
  @Whole({ min: 0, max: 720, example: 48, description: 'Horas antes do atendimento para pedir sem justificar' })
  minimumNoticeHours!: number;
  @Whole({ min: 0, max: 720, example: 24, description: 'Horas antes do atendimento para confirmar' })
  confirmationDeadlineHours!: number;
  @Whole({ min: 0, max: 720, example: 24, description: 'Horas antes do atendimento para desistir sem marca' })
  withdrawalDeadlineHours!: number;
  @Whole({ min: 5, max: 2880, example: 120, description: 'Minutos em que uma vaga oferecida espera resposta' })
  offerMinutes!: number;
  @Whole({
    ...{ min: 0, max: 2880, example: 60, optional: true },
    description: 'Minutos antes da saída até quando se oferece uma vaga e se espera a resposta; sem isto, 60',
  })
  offerNoticeMinutes?: number;
  @Value(LocalDate, { description: 'Primeiro dia em que vale; hoje ou depois' }) validFrom!: LocalDate;
  @Text({ max: 300, example: 'Portaria SMS 1/2026', description: 'Ato do município' }) legalBasis!: string;
}
