import { describe, it } from '@jest/globals';
import { idFrom } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  attendantFacts,
  defined,
  driverFacts,
  ELSEWHERE,
  routeFacts,
  templateInput,
  templateParts,
  vehicleFacts,
} from '../../domain/testing/template-facts.js';
import { type TemplateInput, type TemplateParts } from '../../domain/template-rules.js';
import { tripTemplate, type Template } from '../../domain/trip-template.js';
import { defineTripTemplate } from './define-trip-template.decision.js';

describe('defining a trip template', () => {
  const defining =
    (input: Partial<TemplateInput> = {}, parts: Partial<TemplateParts> = {}) =>
    (state: Template) =>
      defineTripTemplate({ ...templateInput, ...input }, { ...templateParts, ...parts }, state);

  it('keeps days, hours, class and boarding points, for the manager and the towns of its routes', () =>
    given(tripTemplate).when(defining()).then(defined()));

  it('says everything that does not fit at once', () => {
    const other = { managerId: idFrom('other manager') };
    given(tripTemplate)
      .when(
        defining(
          {
            ...{ weekdays: ['monday', 'monday'], minSeats: 20, minWheelchairs: 2 },
            boardingPoints: [{ ...templateInput.boardingPoints[0]!, town: ELSEWHERE }],
          },
          {
            furtherRoutes: [{ ...routeFacts, ...other }],
            vehicle: { ...vehicleFacts, available: false },
            driver: { ...driverFacts, ...other },
            attendant: { ...attendantFacts, roles: [] },
          },
        ),
      )
      .thenRefused(
        'template-not-definable',
        /mesmo gestor/,
        /indicada uma vez/,
        /dia da semana/,
        /"Praça da Matriz"/,
        /fora de uso/,
        /pede ao menos 20/,
        /pede ao menos 2\./,
        /motorista não é da equipe/,
        /não está cadastrado para isso/,
      );
  });

  it('happens once', () =>
    given(tripTemplate, defined())
      .when(defining())
      .thenRefused('template-already-defined', /já está cadastrado/));
});
