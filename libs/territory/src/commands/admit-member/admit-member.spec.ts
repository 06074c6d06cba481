import { describe, it } from '@jest/globals';
import { IbgeCode, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { fleetManager, type FleetManager } from '../../domain/fleet-manager.js';
import { admitted, consortium, day, left, town } from '../../testing/invented.js';
import { admitMember } from './admit-member.decision.js';

describe('admitting a member', () => {
  const admitting =
    (from: string, municipality = town.aguanil) =>
    (state: FleetManager) =>
      admitMember({ municipality, from: day(from) }, state);

  it('dates its membership', () =>
    given(fleetManager, consortium).when(admitting('2026-01-01')).then(admitted(town.aguanil, '2026-01-01')));

  it('takes a town back after it left', () =>
    given(
      fleetManager,
      ...[consortium, admitted(town.aguanil, '2024-01-01'), left(town.aguanil, '2024-01-01', '2025-12-31')],
    )
      .when(admitting('2026-01-01'))
      .then(admitted(town.aguanil, '2026-01-01')));

  it('refuses a member twice at a time', () => {
    given(fleetManager, consortium, admitted(town.aguanil, '2024-01-01'))
      .when(admitting('2026-01-01'))
      .thenRefused('member-not-admissible', /Aguanil já é membro desde 2024-01-01/);
    given(
      fleetManager,
      ...[consortium, admitted(town.aguanil, '2024-01-01'), left(town.aguanil, '2024-01-01', '2025-12-31')],
    )
      .when(admitting('2025-12-31'))
      .thenRefused('member-not-admissible', /até 2025-12-31/);
  });

  it('names an unknown town and a manager without members at once', () =>
    given(fleetManager, { ...consortium, data: { ...consortium.data, kind: 'municipality' as const } })
      .when(admitting('2026-01-01', the(IbgeCode, '319999')))
      .thenRefused('member-not-admissible', /Município gestor/, /319999/));

  it('needs a registered manager', () =>
    given(fleetManager)
      .when(admitting('2026-01-01'))
      .thenRefused('manager-unknown', /Não há gestor/));
});
