import { BusinessCommand, OneOf, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { AID_KINDS, type AidKind } from '../../domain/aid.js';

/** Records money for a meal, or for a meal and a night, that was given to somebody whom a completed trip carried. */
export class GrantAid extends BusinessCommand<{ aidId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @OneOf(AID_KINDS, { description: 'Alimentação; alimentação e pernoite; alimentação e pernoite pela CNRAC' })
  kind!: AidKind;
  @Value(LocalDate, { description: 'Dia da ajuda' }) date!: LocalDate;
}
