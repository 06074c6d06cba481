import { accept, reasonsOf, refuse, type Decision, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { unknownManager, type FleetManager, type FleetManagerEvent } from '../../domain/fleet-manager.js';
import { isMunicipality, municipalityName, unknownMunicipality } from '../../domain/municipalities.js';

interface Input {
  municipality: IbgeCode;
  from: LocalDate;
}

/** Membership is dated: sources differ, and towns come and go. */
export function admitMember({ municipality, from }: Input, state: FleetManager): Decision<FleetManagerEvent> {
  if (state.status === 'unregistered') return unknownManager;
  const last = state.members.get(municipality)?.at(-1);
  const name = municipalityName(municipality);
  const reasons = reasonsOf(
    [state.kind === 'municipality', 'Município gestor não tem membros: atende só a si mesmo.'],
    [!isMunicipality(municipality), unknownMunicipality(municipality)],
    [!!last && !last.until, `${name} já é membro desde ${last?.from}.`],
    [!!last?.until && from <= last.until, `${name} foi membro até ${last?.until}; a nova entrada deve ser depois.`],
  );
  return reasons.length
    ? refuse('member-not-admissible', ...reasons)
    : accept({ type: 'MemberAdmitted', data: { managerId: state.managerId, municipality, from } });
}
