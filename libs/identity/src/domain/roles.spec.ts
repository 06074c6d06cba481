import { describe, expect, it } from '@jest/globals';
import { ROLES } from '#embarque/application';
import { idFrom, type IbgeCode } from '#embarque/kernel';
import { nowhere } from '../testing/invented.js';
import { misfits, SCOPE_OF, scopeOf, type AccountRole, type ScopeParts } from './roles.js';

const town: ScopeParts = { ...nowhere, municipalities: ['314560' as IbgeCode] };
const manager: ScopeParts = { ...nowhere, managers: [idFrom('manager')] };
const region: ScopeParts = { ...nowhere, regions: ['Divinópolis'] };
const member: ScopeParts = { ...nowhere, crewMemberId: idFrom('crew') };

describe('the scope of a role', () => {
  it('is told for every role that an account may have, and for no other', () =>
    expect(Object.keys(SCOPE_OF).sort()).toEqual([...ROLES].sort()));

  it.each<[AccountRole, ScopeParts]>([
    ['municipal-scheduler', town],
    ['municipal-manager', { ...town, managers: manager.managers }],
    ['crew', member],
    ['fleet-manager', manager],
    ['urs-analyst', region],
    ['state-central', nowhere],
    ['administrator', nowhere],
    ['auditor', nowhere],
    ['auditor', { ...town, ...{ managers: manager.managers, regions: region.regions } }],
  ])('of %s fits what the role is about: %#', (role, scope) => expect(misfits(role, scope)).toEqual([]));

  it.each<[AccountRole, ScopeParts, RegExp[]]>([
    ['municipal-scheduler', nowhere, [/precisa de municípios/]],
    ['municipal-manager', region, [/precisa de municípios/, /não tem regiões/]],
    ['crew', town, [/não tem municípios/, /precisa de o tripulante/]],
    ['fleet-manager', town, [/não tem municípios/, /precisa de gestores/]],
    ['urs-analyst', manager, [/não tem gestores/, /precisa de regiões/]],
    ['state-central', town, [/não tem municípios/]],
    ['administrator', member, [/não tem o tripulante/]],
    ['auditor', member, [/não tem o tripulante/]],
  ])('of %s does not fit anything else, and every misfit is named: %#', (role, scope, reasons) => {
    const found = misfits(role, scope);
    expect(found).toHaveLength(reasons.length);
    reasons.forEach((reason, index) => expect(found[index]).toMatch(reason));
  });

  it('is everything when it names nothing', () => {
    expect(scopeOf(nowhere)).toBe('everything');
    expect(scopeOf(member)).toBe(member);
  });
});
