import { accept, reasonsOf, refuse, type Decision } from '#embarque/kernel';
import { templateOf, templateReasons, type TemplateInput, type TemplateParts } from '../../domain/template-rules.js';
import { type Template, type TemplateEvent } from '../../domain/trip-template.js';
import { RETIRED, UNKNOWN_TEMPLATE } from '../../domain/unknown-template.js';

export function changeTripTemplate(
  input: TemplateInput,
  parts: TemplateParts,
  state: Template,
): Decision<TemplateEvent> {
  if (state.status === 'undefined') return UNKNOWN_TEMPLATE;
  if (state.status === 'retired') return RETIRED;
  const data = templateOf(input, parts);
  const reasons = [
    ...reasonsOf([data.managerId !== state.managerId, 'O modelo não passa para outro gestor.']),
    ...templateReasons(data, parts),
  ];
  return reasons.length ? refuse('template-not-changeable', ...reasons) : accept({ type: 'TripTemplateChanged', data });
}
