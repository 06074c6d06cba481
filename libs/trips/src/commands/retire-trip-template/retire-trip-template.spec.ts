import { describe, it } from '@jest/globals';
import { given } from '../../../../../test/support/given.js';
import { defined, retired } from '../../domain/testing/template-facts.js';
import { tripTemplate, type Template } from '../../domain/trip-template.js';
import { retireTripTemplate } from './retire-trip-template.decision.js';

describe('retiring a trip template', () => {
  const retiring = (state: Template) => retireTripTemplate('Linha encerrada', state);

  it('keeps the reason', () => given(tripTemplate, defined()).when(retiring).then(retired));
  it('needs one that is there and has not ended', () => {
    given(tripTemplate)
      .when(retiring)
      .thenRefused('template-unknown', /Não há modelo/);
    given(tripTemplate, defined(), retired)
      .when(retiring)
      .thenRefused('template-retired', /encerrado/);
  });
});
