import { BusinessCommand, Value } from '#embarque/application';
import { IbgeCode, LocalDate, Uuid } from '#embarque/kernel';

/** Records that a municipality belongs to a consortium from a day on. */
export class AdmitMember extends BusinessCommand {
  @Value(Uuid) managerId!: Uuid;
  @Value(IbgeCode) municipality!: IbgeCode;
  @Value(LocalDate, { description: 'Primeiro dia como membro' }) from!: LocalDate;
}
