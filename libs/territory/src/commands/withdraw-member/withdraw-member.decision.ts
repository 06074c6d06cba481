import { accept, refuse, type Decision, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { unknownManager, type FleetManager, type FleetManagerEvent } from '../../domain/fleet-manager.js';
import { municipalityName } from '../../domain/municipalities.js';

interface Input {
  municipality: IbgeCode;
  until: LocalDate;
}

export function withdrawMember({ municipality, until }: Input, state: FleetManager): Decision<FleetManagerEvent> {
  if (state.status === 'unregistered') return unknownManager;
  const last = state.members.get(municipality)?.at(-1);
  const name = municipalityName(municipality);
  if (!last || last.until) return refuse('not-a-member', `${name} não é membro deste consórcio.`);
  if (until < last.from) {
    return refuse('member-not-withdrawable', `${name} é membro desde ${last.from}; a saída não pode ser antes.`);
  }
  const { managerId } = state;
  return accept({ type: 'MemberWithdrawn', data: { managerId, municipality, from: last.from, until } });
}
