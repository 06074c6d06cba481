import { Cnpj, IbgeCode, idFrom, LocalDate, the } from '#embarque/kernel';
import { type FleetManagerEvent } from '../domain/fleet-manager.js';
import { type RouteEvent } from '../domain/route.js';

export const managerId = idFrom('manager');
export const routeId = idFrom('route');
export const town = {
  aguanil: the(IbgeCode, '310080'),
  candeias: the(IbgeCode, '311200'),
  divinopolis: the(IbgeCode, '312230'),
};
export const day = (text: string): LocalDate => the(LocalDate, text);

/** A consortium that does not exist. */
export const consortium = {
  type: 'FleetManagerRegistered',
  data: {
    managerId,
    kind: 'consortium',
    name: 'CIS Exemplo',
    acronym: 'CISEX',
    cnpj: the(Cnpj, '11222333000181'),
    seat: town.candeias,
  },
} as const satisfies FleetManagerEvent;

export const admitted = (municipality: IbgeCode, from: string): FleetManagerEvent => ({
  type: 'MemberAdmitted',
  data: { managerId, municipality, from: day(from) },
});
export const left = (municipality: IbgeCode, from: string, until: string): FleetManagerEvent => ({
  type: 'MemberWithdrawn',
  data: { managerId, municipality, from: day(from), until: day(until) },
});

export const registeredRoute = {
  type: 'RouteRegistered' as const,
  data: { routeId, managerId, name: 'Candeias – Divinópolis', towns: [town.candeias], destination: town.divinopolis },
} satisfies RouteEvent;
