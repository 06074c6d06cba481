import { LocalTime, idFrom, the } from '#embarque/kernel';
import { type TemplateInput, type TemplateParts } from '../template-rules.js';
import { type TemplateData, type TemplateEvent } from '../trip-template.js';
import { driverFacts, HOME, MANAGER, routeFacts, vehicleFacts } from './trip-facts.js';

export { attendantFacts, driverFacts, ELSEWHERE, routeFacts, vehicleFacts } from './trip-facts.js';

/** A template of the invented trip: Mondays and Wednesdays, out at four, back from one in the afternoon. */
export const templateInput: TemplateInput = {
  ...{ templateId: idFrom('template'), name: 'De manhã', routeId: routeFacts.routeId, routeIds: [] },
  weekdays: ['monday', 'wednesday'],
  ...{ departsAt: the(LocalTime, '04:00'), returnsAt: the(LocalTime, '13:00'), endsAt: the(LocalTime, '18:00') },
  ...{ minSeats: 5, minWheelchairs: 0, vehicleId: vehicleFacts.vehicleId, driverId: driverFacts.crewMemberId },
  boardingPoints: [{ town: HOME, place: 'Praça da Matriz', time: the(LocalTime, '04:10') }],
};
export const templateParts: TemplateParts = {
  ...{ route: routeFacts, furtherRoutes: [], vehicle: vehicleFacts, driver: driverFacts },
};
export const templateData: TemplateData = { ...templateInput, managerId: MANAGER, towns: [HOME] };

export const defined = (change: Partial<TemplateData> = {}): TemplateEvent => ({
  type: 'TripTemplateDefined',
  data: { ...templateData, ...change },
});
export const retired: TemplateEvent = {
  type: 'TripTemplateRetired',
  data: { templateId: templateData.templateId, reason: 'Linha encerrada' },
};
