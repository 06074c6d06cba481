import { accept, reasonsOf, refuse, type Cnpj, type Decision, type IbgeCode, type Uuid } from '#embarque/kernel';
import {
  type FleetManager,
  type FleetManagerEvent,
  type ManagementException,
  type ManagerKind,
} from '../../domain/fleet-manager.js';
import { isMunicipality, unknownMunicipality } from '../../domain/municipalities.js';

interface Input {
  managerId: Uuid;
  kind: ManagerKind;
  name: string;
  acronym: string;
  cnpj: Cnpj;
  seat: IbgeCode;
  exception?: ManagementException | undefined;
}

/** Res. SES/MG 6.254/2018, art. 7: a municipality manages by exception only, pacted in the CIR. */
export function registerFleetManager(input: Input, state: FleetManager): Decision<FleetManagerEvent> {
  if (state.status === 'registered') return refuse('manager-already-registered', 'Este gestor já está cadastrado.');
  const { exception, ...manager } = input;
  const reasons = reasonsOf(
    [!isMunicipality(input.seat), unknownMunicipality(input.seat)],
    [
      input.kind === 'municipality' && !exception,
      'Município gestor precisa da exceção do art. 7º da Resolução SES/MG 6.254/2018: fundamento e data da pactuação na CIR.',
    ],
    [input.kind === 'consortium' && !!exception, 'A exceção do art. 7º é só para município gestor.'],
  );
  return reasons.length
    ? refuse('manager-not-registrable', ...reasons)
    : accept({ type: 'FleetManagerRegistered', data: { ...manager, ...(exception ? { exception } : {}) } });
}
