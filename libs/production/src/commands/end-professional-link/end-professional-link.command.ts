import { BusinessCommand, Value } from '#embarque/application';
import { Cbo, Cnes, Cns, LocalDate, Uuid } from '#embarque/kernel';

/** Says when a professional's link to an establishment ends. */
export class EndProfessionalLink extends BusinessCommand<{ managerId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Cns, { description: 'CNS do profissional' }) professional!: Cns;
  @Value(Cbo, { description: 'Ocupação do vínculo' }) occupation!: Cbo;
  @Value(Cnes, { description: 'Estabelecimento do vínculo' }) establishment!: Cnes;
  @Value(LocalDate, { description: 'Último dia em que vale' }) validTo!: LocalDate;
}
