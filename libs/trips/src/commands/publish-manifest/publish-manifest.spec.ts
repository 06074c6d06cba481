import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import {
  authorized,
  boarded,
  cancelled,
  departed,
  knownTrip,
  NEXT_DAY,
  revoked,
  scheduled,
  TRIP,
} from '../../domain/testing/trip-facts.js';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { publishManifest } from './publish-manifest.decision.js';

describe('publishing the passenger list', () => {
  const publishing = (state: KnownTrip) => publishManifest({ revision: 7, at: NEXT_DAY }, state);
  const published = (version: number): TripEvent => ({
    type: 'ManifestPublished',
    data: { tripId: TRIP, version, revision: 7, at: NEXT_DAY },
  });

  it('numbers the versions and says what each takes in', () => {
    given(knownTrip, scheduled(), authorized('ana')).when(publishing).then(published(1));
    given(knownTrip, scheduled(), authorized('ana'), published(1), authorized('bia'))
      .when(publishing)
      .then(published(2));
    given(knownTrip, scheduled(), authorized('ana'), published(1), revoked('ana')).when(publishing).then(published(2));
  });

  it('publishes no version like the one before: boarding changes no list', () =>
    given(knownTrip, scheduled(), authorized('ana'), published(1), departed(), boarded('ana'))
      .when(publishing)
      .thenRefused('manifest-unchanged', /não mudou desde a versão 1/));

  it('is over when the trip is', () =>
    given(knownTrip, scheduled(), cancelled())
      .when(publishing)
      .thenRefused('trip-not-open', /programada ou em andamento/));
});
