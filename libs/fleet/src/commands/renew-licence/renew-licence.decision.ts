import { accept, type Decision, type LocalDate } from '#embarque/kernel';
import {
  unknownCrewMember,
  type CrewMember,
  type CrewMemberEvent,
  type LicenceCategory,
} from '../../domain/crew-member.js';

interface Input {
  licenceCategory: LicenceCategory;
  licenceValidUntil: LocalDate;
}

export function renewLicence(
  { licenceCategory, licenceValidUntil }: Input,
  state: CrewMember,
): Decision<CrewMemberEvent> {
  if (state.status === 'unregistered') return unknownCrewMember;
  const { crewMemberId } = state;
  return accept({ type: 'LicenceRenewed', data: { crewMemberId, licenceCategory, licenceValidUntil } });
}
