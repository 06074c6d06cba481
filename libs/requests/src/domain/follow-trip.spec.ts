import { describe, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { given } from '../../../../test/support/given.js';
import { followTrip, type TripNews } from './follow-trip.js';
import { request, type Request } from './request.js';
import { asked, authorised, missed, requestOf, SEAT, travelled, TRIP, waitsAgain } from './testing/request-facts.js';

const hearing =
  (what: TripNews['what'], change: Partial<TripNews> = {}) =>
  (state: Request) =>
    followTrip(
      {
        ...{
          what,
          requestId: requestOf('ana'),
          personId: idFrom('person', 'ana'),
          tripId: TRIP,
          authorizationId: SEAT,
        },
        ...change,
      },
      state,
    );

describe('a request and its trip', () => {
  it('is authorised, and travels or is missed', () => {
    given(request, asked('ana')).when(hearing('authorised')).then(authorised('ana'));
    given(request, asked('ana'), authorised('ana')).when(hearing('travelled')).then(travelled('ana'));
    given(request, asked('ana'), authorised('ana')).when(hearing('missed')).then(missed('ana'));
  });

  it('goes back to its place in the queue, and may be authorised again', () => {
    given(request, asked('ana'), authorised('ana')).when(hearing('given-back')).then(waitsAgain('ana'));
    given(request, asked('ana'), authorised('ana'), waitsAgain('ana'))
      .when(hearing('authorised'))
      .then(authorised('ana'));
  });

  it('hears each piece of news once', () => {
    given(request, asked('ana'), authorised('ana')).when(hearing('authorised')).then();
    given(request, asked('ana'), authorised('ana'), waitsAgain('ana')).when(hearing('given-back')).then();
    given(request, asked('ana'), authorised('ana'), travelled('ana')).when(hearing('travelled')).then();
  });

  it('does not care for another’s authorisation, nor for another person', () => {
    const other = { authorizationId: idFrom('another authorization') };
    given(request, asked('ana'), authorised('ana')).when(hearing('given-back', other)).then();
    given(request, asked('ana'))
      .when(hearing('authorised', { personId: idFrom('person', 'bia') }))
      .then();
    given(request).when(hearing('authorised')).then();
  });
});
