import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { type CrewMember, type CrewMemberData, type CrewMemberEvent } from '../../domain/crew-member.js';

export function registerCrewMember(
  data: CrewMemberData,
  managerRegistered: boolean,
  state: CrewMember,
): Decision<CrewMemberEvent> {
  if (state.status === 'registered') {
    return refuse('crew-member-already-registered', 'Este tripulante já está cadastrado.');
  }
  const { roles, licenceCategory, licenceValidUntil } = data;
  const reasons = reasonsOf(
    [!managerRegistered, 'Não há gestor cadastrado com este identificador.'],
    [new Set(roles).size < roles.length, 'A mesma função está repetida.'],
    [roles.includes('driver') && !licenceCategory, 'Motorista precisa da categoria da CNH.'],
    [roles.includes('driver') && !licenceValidUntil, 'Motorista precisa da validade da CNH.'],
  );
  return reasons.length
    ? refuse('crew-member-not-registrable', ...reasons)
    : accept({ type: 'CrewMemberRegistered', data });
}
