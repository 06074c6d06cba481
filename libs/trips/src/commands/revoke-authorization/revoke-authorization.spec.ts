import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import {
  authorizationOf,
  authorized,
  cancelled,
  companionOf,
  departed,
  knownTrip,
  revoked,
  scheduled,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip } from '../../domain/trip.js';
import { revokeAuthorization } from './revoke-authorization.decision.js';

describe('revoking an authorisation', () => {
  const revoking = (name: string) => (state: KnownTrip) =>
    revokeAuthorization({ authorizationId: authorizationOf(name), reason: 'Consulta remarcada' }, state);

  it('takes the passenger off the list', () =>
    given(knownTrip, scheduled(), authorized('ana')).when(revoking('ana')).then(revoked('ana')));

  it('names everybody who goes because of them, and waits for these to be revoked', () => {
    const company = [
      scheduled(),
      authorized('ana'),
      authorized('bia', companionOf('ana')),
      authorized('zeca', { role: 'lap-child', accommodation: 'lap', withAuthorization: authorizationOf('ana') }),
    ];
    given(knownTrip, ...company)
      .when(revoking('ana'))
      .thenRefused(
        'authorization-has-dependants',
        new RegExp(authorizationOf('bia')),
        new RegExp(authorizationOf('zeca')),
      );
    given(knownTrip, ...company, revoked('bia'), revoked('zeca'))
      .when(revoking('ana'))
      .then(revoked('ana'));
  });

  it('is too late once the trip has left, or is called off', () => {
    for (const last of [departed(), cancelled()]) {
      given(knownTrip, scheduled(), authorized('ana'), last)
        .when(revoking('ana'))
        .thenRefused('trip-not-open', /registre a falta/);
    }
  });
});
