import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { fleetManager, type FleetManager } from '../../domain/fleet-manager.js';
import { admitted, consortium, day, left, town } from '../../testing/invented.js';
import { withdrawMember } from './withdraw-member.decision.js';

describe('withdrawing a member', () => {
  const withdrawing = (until: string) => (state: FleetManager) =>
    withdrawMember({ municipality: town.aguanil, until: day(until) }, state);
  const member = [consortium, admitted(town.aguanil, '2024-01-01')];

  it('dates the end of the present membership', () =>
    given(fleetManager, ...member)
      .when(withdrawing('2025-12-31'))
      .then(left(town.aguanil, '2024-01-01', '2025-12-31')));

  it('refuses an end before the beginning', () =>
    given(fleetManager, ...member)
      .when(withdrawing('2023-12-31'))
      .thenRefused('member-not-withdrawable', /desde 2024-01-01/));

  it('needs a present member of a registered manager', () => {
    given(fleetManager, consortium)
      .when(withdrawing('2025-12-31'))
      .thenRefused('not-a-member', /Aguanil não é membro/);
    given(fleetManager, ...member, left(town.aguanil, '2024-01-01', '2024-12-31'))
      .when(withdrawing('2025-12-31'))
      .thenRefused('not-a-member', /Aguanil não é membro/);
    given(fleetManager)
      .when(withdrawing('2025-12-31'))
      .thenRefused('manager-unknown', /Não há gestor/);
  });
});
