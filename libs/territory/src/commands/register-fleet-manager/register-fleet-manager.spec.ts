import { describe, it } from '@jest/globals';
import { idFrom, the, Cnpj, IbgeCode, LocalDate } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { fleetManager } from '../../domain/fleet-manager.js';
import { registerFleetManager } from './register-fleet-manager.decision.js';

describe('registering a fleet manager', () => {
  const consortium = {
    managerId: idFrom('manager'),
    kind: 'consortium' as const,
    name: 'CIS Exemplo',
    acronym: 'CISEX',
    cnpj: the(Cnpj, '11222333000181'),
    seat: the(IbgeCode, '311200'),
  };
  const exception = { ground: 'already-manager' as const, cirDate: the(LocalDate, '2018-06-11') };
  const registering =
    (input: Parameters<typeof registerFleetManager>[0]) => (state: Parameters<typeof registerFleetManager>[1]) =>
      registerFleetManager(input, state);

  it('takes a consortium with its seat', () =>
    given(fleetManager).when(registering(consortium)).then({ type: 'FleetManagerRegistered', data: consortium }));

  it('takes a municipality with the exception of art. 7', () =>
    given(fleetManager)
      .when(registering({ ...consortium, kind: 'municipality', exception }))
      .then({ type: 'FleetManagerRegistered', data: { ...consortium, kind: 'municipality', exception } }));

  it('refuses a municipality without the exception, and an unknown seat, both at once', () =>
    given(fleetManager)
      .when(registering({ ...consortium, kind: 'municipality', seat: the(IbgeCode, '319999') }))
      .thenRefused('manager-not-registrable', /319999/, /art\. 7º/));

  it('refuses to register the same manager twice', () =>
    given(fleetManager, { type: 'FleetManagerRegistered', data: consortium })
      .when(registering(consortium))
      .thenRefused('manager-already-registered', /já está cadastrado/));
});
