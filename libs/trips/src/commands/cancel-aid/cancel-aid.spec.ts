import { describe, it } from '@jest/globals';
import { idFrom, type Uuid } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { aids, type AidEvent, type Aids } from '../../domain/aid.js';
import { authorizationOf, DAY, HOME, MANAGER, routeFacts, TRIP } from '../../domain/testing/trip-facts.js';
import { cancelAid } from './cancel-aid.decision.js';

describe('cancelling an aid', () => {
  const aidId = idFrom('aid');
  const about = { aidId, personId: idFrom('person', 'ana'), tripId: TRIP, managerId: MANAGER };
  const granted: AidEvent = {
    type: 'AidGranted',
    data: {
      ...{ ...about, authorizationId: authorizationOf('ana'), kind: 'meal', date: DAY, role: 'patient' },
      ...{ routeId: routeFacts.routeId, from: HOME },
    },
  };
  const cancelled: AidEvent = {
    type: 'AidCancelled',
    data: { ...about, authorizationId: authorizationOf('ana'), reason: 'paid-back' },
  };
  const cancelling =
    (id: Uuid = aidId, name = 'ana') =>
    (state: Aids) =>
      cancelAid({ aidId: id, reason: 'paid-back' }, { authorizationId: authorizationOf(name) }, state);

  it('says why, once', () => {
    given(aids, granted).when(cancelling()).then(cancelled);
    given(aids, granted, cancelled)
      .when(cancelling())
      .thenRefused('aid-cancelled', /já foi cancelada/);
  });

  it('knows the aids of this passenger only', () => {
    given(aids, granted)
      .when(cancelling(idFrom('another')))
      .thenRefused('aid-unknown', /não tem ajuda de custo/);
    given(aids, granted)
      .when(cancelling(aidId, 'bia'))
      .thenRefused('aid-unknown', /não tem ajuda de custo/);
  });
});
