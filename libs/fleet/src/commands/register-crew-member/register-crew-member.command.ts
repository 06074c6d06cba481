import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Cpf, LocalDate, Uuid } from '#embarque/kernel';
import { CREW_ROLES, LICENCE_CATEGORIES, type CrewRole, type LicenceCategory } from '../../domain/crew-member.js';

/** Registers a driver or onboard attendant of a manager. */
export class RegisterCrewMember extends BusinessCommand<{ crewMemberId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @Text({ max: 70, example: 'João Exemplo' }) name!: string;
  @Value(Cpf) cpf!: Cpf;
  @OneOf(CREW_ROLES, { many: 2, description: 'Motorista, agente de bordo, ou os dois' }) roles!: CrewRole[];
  @OneOf(LICENCE_CATEGORIES, { optional: true, description: 'Categoria da CNH; obrigatória para motorista' })
  licenceCategory?: LicenceCategory;
  @Value(LocalDate, { optional: true, description: 'Validade da CNH; obrigatória para motorista' })
  licenceValidUntil?: LocalDate;
}
