import { BusinessCommand, Text, Value } from '#embarque/application';
import { Cbo, Cnes, Cns, LocalDate, Uuid } from '#embarque/kernel';

/** Says that a professional may sign a manager's lines in an establishment, as the CNES has it, and for how long. */
export class LinkProfessional extends BusinessCommand<{ managerId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Cns, { description: 'CNS do profissional' }) professional!: Cns;
  @Text({ max: 70, example: 'Médica Exemplo' }) name!: string;
  @Value(Cbo, { description: 'Ocupação com que assina' }) occupation!: Cbo;
  @Value(Cnes, { description: 'Estabelecimento do vínculo, já cadastrado' }) establishment!: Cnes;
  @Value(LocalDate, { description: 'Primeiro dia' }) validFrom!: LocalDate;
  @Value(LocalDate, { optional: true, description: 'Último dia, quando se sabe' }) validTo?: LocalDate;
}
