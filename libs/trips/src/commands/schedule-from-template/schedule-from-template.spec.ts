import { describe, expect, it } from '@jest/globals';
import { LocalDate, LocalTime, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { defined, retired, templateData } from '../../domain/testing/template-facts.js';
import { TIMES } from '../../domain/testing/trip-facts.js';
import { timesOn, tripTemplate, type Template } from '../../domain/trip-template.js';
import { applyTemplate, daysOf } from './schedule-from-template.decision.js';

const day = (text: string) => the(LocalDate, text);
const from = day('2026-10-05');
const { templateId } = templateData;

describe('scheduling from a template', () => {
  const range = { from, to: day('2026-10-31'), today: from, manned: true };
  const applying =
    (change: Partial<typeof range> = {}) =>
    (state: Template) =>
      applyTemplate({ ...range, ...change }, state);

  it('records who asked for which days', () =>
    given(tripTemplate, defined())
      .when(applying())
      .then({ type: 'TripTemplateApplied', data: { templateId, from, to: range.to } }));

  it('is for sixty-two days at the most, from today on, with vehicle and driver', () => {
    given(tripTemplate, defined())
      .when(applying({ to: day('2026-12-05') }))
      .then({ type: 'TripTemplateApplied', data: { templateId, from, to: day('2026-12-05') } });
    given(tripTemplate, defined())
      .when(applying({ to: day('2026-12-06'), today: day('2026-10-06'), manned: false }))
      .thenRefused('template-not-applicable', /62 dias/, /de hoje em diante/, /habituais/);
    given(tripTemplate, defined())
      .when(applying({ to: day('2026-10-04') }))
      .thenRefused('template-not-applicable', /antes do primeiro/);
  });

  it('needs a template that is there and has not ended', () => {
    given(tripTemplate)
      .when(applying())
      .thenRefused('template-unknown', /Não há modelo/);
    given(tripTemplate, defined(), retired)
      .when(applying())
      .thenRefused('template-retired', /encerrado/);
  });

  it('takes the template’s days of the week, first and last day included', () =>
    expect(daysOf(templateData, from, day('2026-10-14'))).toEqual([
      ...['2026-10-05', '2026-10-07', '2026-10-12', '2026-10-14'],
    ]));

  it('reads each hour as the next after the one before, over midnight too', () => {
    expect(timesOn(templateData, from)).toEqual(TIMES);
    const night = { departsAt: the(LocalTime, '22:00'), returnsAt: the(LocalTime, '10:00') };
    expect(timesOn({ ...templateData, ...night, endsAt: the(LocalTime, '09:00') }, from)).toEqual({
      departsAt: '2026-10-06T01:00:00.000Z',
      returnsAt: '2026-10-06T13:00:00.000Z',
      endsAt: '2026-10-07T12:00:00.000Z',
    });
  });
});
