import { BusinessCommand, Group, OneOf, Text, Value } from '#embarque/application';
import { Cnpj, IbgeCode, LocalDate, type Uuid } from '#embarque/kernel';
import {
  EXCEPTION_GROUNDS,
  MANAGER_KINDS,
  type ManagementException,
  type ManagerKind,
} from '../../domain/fleet-manager.js';

export class ManagementExceptionInput implements ManagementException {
  @OneOf(EXCEPTION_GROUNDS) ground!: ManagementException['ground'];
  @Value(LocalDate, { description: 'Pactuação na CIR' }) cirDate!: LocalDate;
  @Value(LocalDate, { optional: true, description: 'Ciência da CIB' }) cibDate?: LocalDate;
}

/** Registers who runs a fleet of the SETS. */
export class RegisterFleetManager extends BusinessCommand<{ managerId: Uuid }> {
  @OneOf(MANAGER_KINDS) kind!: ManagerKind;
  @Text({ max: 100, example: 'CIS Exemplo' }) name!: string;
  @Text({ max: 20, example: 'CISEX' }) acronym!: string;
  @Value(Cnpj) cnpj!: Cnpj;
  @Value(IbgeCode, { description: 'Município-sede; dá nome ao arquivo BPA' }) seat!: IbgeCode;
  @Group(() => ManagementExceptionInput, { optional: true, description: 'Obrigatório para município gestor (art. 7º)' })
  exception?: ManagementExceptionInput;
}
