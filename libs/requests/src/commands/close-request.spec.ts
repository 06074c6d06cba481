import { describe, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import { request, type KnownRequest, type Request } from '../domain/request.js';
import { asked, ASKED_AT, authorised, requestOf, travelled } from '../domain/testing/request-facts.js';
import { DEFAULT_TOWN_POLICY } from '../domain/town-policy.js';
import { closeUnmet, refuseRequest, withdrawRequest } from './close-request.decision.js';

const requestId = requestOf('ana');
const known = (decide: (state: KnownRequest) => ReturnType<typeof closeUnmet>) => (state: Request) =>
  decide(state as KnownRequest);
const unmet = known((state) => closeUnmet({ kind: 'no-seat', reason: 'sealed' }, state));
const withdrawing = (withdrawalDeadlineHours: number) =>
  known((state) =>
    withdrawRequest(
      { kind: 'patient', reason: 'sealed' },
      { now: ASKED_AT, policy: { ...DEFAULT_TOWN_POLICY, withdrawalDeadlineHours } },
      state,
    ),
  );

describe('leaving the queue without a seat', () => {
  it('has a kind and a reason, whichever way it is', () => {
    const data = { requestId, reason: 'sealed' };
    given(request, asked('ana'))
      .when(unmet)
      .then({ type: 'RequestUnmet', data: { ...data, kind: 'no-seat' } });
    given(request, asked('ana'))
      .when(known((state) => refuseRequest({ kind: 'duplicate', reason: 'sealed' }, state)))
      .then({ type: 'RequestRefused', data: { ...data, kind: 'duplicate' } });
    given(request, asked('ana'))
      .when(withdrawing(24))
      .then({ type: 'RequestWithdrawn', data: { ...data, kind: 'patient' } });
  });

  it('is marked when somebody withdraws after the town’s deadline', () =>
    given(request, asked('ana'))
      .when(withdrawing(120))
      .then({ type: 'RequestWithdrawn', data: { requestId, kind: 'patient', reason: 'sealed', late: true } }));

  it('is not for who has a seat, nor for who has left or travelled', () => {
    given(request, asked('ana'), authorised('ana'))
      .when(unmet)
      .thenRefused('request-not-waiting', /revogue antes a autorização/);
    given(request, asked('ana'), authorised('ana'), travelled('ana'))
      .when(unmet)
      .thenRefused('request-not-waiting', /já viajou/);
    given(request, asked('ana'), { type: 'RequestUnmet', data: { requestId, kind: 'no-seat', reason: 'sealed' } })
      .when(withdrawing(0))
      .thenRefused('request-not-waiting', /sem atendimento/);
  });
});
