import { accept, type Decision } from '#embarque/kernel';
import { type Template, type TemplateEvent } from '../../domain/trip-template.js';
import { RETIRED, UNKNOWN_TEMPLATE } from '../../domain/unknown-template.js';

export function retireTripTemplate(reason: string, state: Template): Decision<TemplateEvent> {
  if (state.status === 'undefined') return UNKNOWN_TEMPLATE;
  if (state.status === 'retired') return RETIRED;
  return accept({ type: 'TripTemplateRetired', data: { templateId: state.templateId, reason } });
}
