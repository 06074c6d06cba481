import { BusinessCommand, Value } from '#embarque/application';
import { IbgeCode, LocalDate, Uuid } from '#embarque/kernel';

/** Records that a municipality left a consortium. */
export class WithdrawMember extends BusinessCommand {
  @Value(Uuid) managerId!: Uuid;
  @Value(IbgeCode) municipality!: IbgeCode;
  @Value(LocalDate, { description: 'Último dia como membro' }) until!: LocalDate;
}
