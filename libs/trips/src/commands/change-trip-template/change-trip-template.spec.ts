import { describe, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  defined,
  retired,
  routeFacts,
  templateData,
  templateInput,
  templateParts,
} from '../../domain/testing/template-facts.js';
import { tripTemplate, type Template } from '../../domain/trip-template.js';
import { changeTripTemplate } from './change-trip-template.decision.js';

describe('changing a trip template', () => {
  const changed = { name: 'De tarde', weekdays: ['friday'] } as const;
  const changing = (state: Template) => changeTripTemplate({ ...templateInput, ...changed }, templateParts, state);

  it('tells it anew', () =>
    given(tripTemplate, defined())
      .when(changing)
      .then({ type: 'TripTemplateChanged', data: { ...templateData, ...changed } }));

  it('leaves it with its manager', () =>
    given(tripTemplate, defined())
      .when((state) => {
        const route = { ...routeFacts, managerId: idFrom('other manager') };
        return changeTripTemplate(templateInput, { route, furtherRoutes: [] }, state);
      })
      .thenRefused('template-not-changeable', /outro gestor/));

  it('needs one that is there and has not ended', () => {
    given(tripTemplate)
      .when(changing)
      .thenRefused('template-unknown', /Não há modelo/);
    given(tripTemplate, defined(), retired)
      .when(changing)
      .thenRefused('template-retired', /encerrado/);
  });
});
