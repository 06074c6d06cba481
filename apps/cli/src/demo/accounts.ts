import { ROLES, type AccountRole } from '#embarque/application';
import { OpenAccount } from '#embarque/identity';
import { type DemoFleet } from './fleet.js';
import { type Office } from './office.js';
import { type DemoTerritory } from './territory.js';

export interface DemoAccount {
  readonly role: AccountRole;
  readonly login: string;
  readonly oneTimePassword: string;
}

/** An account of every role, each with a scope in the demo's consortium, for whoever wants to look around. */
export async function openAccounts(
  office: Office,
  { managerId, towns }: DemoTerritory,
  fleet: DemoFleet,
): Promise<DemoAccount[]> {
  const town = { municipalities: towns.slice(0, 1) };
  const scopes: Readonly<Record<AccountRole, object>> = {
    'municipal-scheduler': town,
    'municipal-manager': town,
    crew: { crewMemberId: fleet.drivers[0] },
    'fleet-manager': { managers: [managerId] },
    'urs-analyst': { regions: ['Santo Antônio do Amparo/Campo Belo'] },
    'state-central': {},
    auditor: { managers: [managerId] },
    administrator: {},
  };
  const accounts: DemoAccount[] = [];
  for (const role of ROLES) {
    const account = { kind: 'person', login: role, name: `Conta de exemplo (${role})`, role, ...scopes[role] };
    const { oneTimePassword } = await office.send(OpenAccount, account, role);
    if (oneTimePassword) accounts.push({ role, login: role, oneTimePassword });
  }
  return accounts;
}
