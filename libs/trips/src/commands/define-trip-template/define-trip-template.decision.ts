import { accept, refuse, type Decision } from '#embarque/kernel';
import { templateOf, templateReasons, type TemplateInput, type TemplateParts } from '../../domain/template-rules.js';
import { type Template, type TemplateEvent } from '../../domain/trip-template.js';

export function defineTripTemplate(
  input: TemplateInput,
  parts: TemplateParts,
  state: Template,
): Decision<TemplateEvent> {
  if (state.status !== 'undefined') return refuse('template-already-defined', 'Este modelo já está cadastrado.');
  const data = templateOf(input, parts);
  const reasons = templateReasons(data, parts);
  return reasons.length ? refuse('template-not-definable', ...reasons) : accept({ type: 'TripTemplateDefined', data });
}
