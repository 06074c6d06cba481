import { BusinessCommand, OneOf, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { LICENCE_CATEGORIES, type LicenceCategory } from '../../domain/crew-member.js';

/** Records a driver's new licence: renewed, or of another category. */
export class RenewLicence extends BusinessCommand {
  @Value(Uuid) crewMemberId!: Uuid;
  @OneOf(LICENCE_CATEGORIES, { description: 'Categoria da CNH' }) licenceCategory!: LicenceCategory;
  @Value(LocalDate, { description: 'Validade da CNH' }) licenceValidUntil!: LocalDate;
}
