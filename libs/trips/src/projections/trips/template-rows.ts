import { type RecordedEvent } from '#embarque/event-store';
import { type Row, type Rows } from '#embarque/read-model';
import { type TemplateEvent } from '../../domain/trip-template.js';

export type RecordedTemplateEvent = RecordedEvent & Exclude<TemplateEvent, { type: 'TripTemplateApplied' }>;

export const isAboutTemplate = (event: RecordedEvent): event is RecordedTemplateEvent =>
  event.type.startsWith('TripTemplate');

/** Templates as they were told last; one that ended stays, with the reason. */
export async function saveTemplates(events: readonly RecordedTemplateEvent[], rows: Rows): Promise<void> {
  const told: Row[] = [];
  const retired: Row[] = [];
  for (const { type, data } of events) {
    if (type === 'TripTemplateRetired') {
      retired.push({ template_id: data.templateId, status: 'retired', reason: data.reason });
      continue;
    }
    const { templateId: template_id, managerId: manager_id, name, routeId: route_id, routeIds: route_ids } = data;
    const { towns, weekdays, departsAt: departs_at, returnsAt: returns_at, endsAt: ends_at } = data;
    told.push({
      ...{ template_id, manager_id, name, route_id, route_ids, towns, weekdays, departs_at, returns_at, ends_at },
      ...{ min_seats: data.minSeats, min_wheelchairs: data.minWheelchairs, vehicle_id: data.vehicleId ?? null },
      ...{ driver_id: data.driverId ?? null, attendant_id: data.attendantId ?? null },
      ...{ boarding_points: data.boardingPoints, status: 'active', reason: null },
    });
  }
  await rows.upsert('template', ['template_id'], told);
  // Nothing is told of a template after it ended.
  await rows.update('template', ['template_id'], retired);
}
