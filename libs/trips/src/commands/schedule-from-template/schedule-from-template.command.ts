import { BusinessCommand, Flag, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { type ScheduledDay } from '../schedule-trip/scheduled-day.js';

/** Schedules the template's trips of these days. A day that has one already is left as it is. */
export class ScheduleFromTemplate extends BusinessCommand<{ days: readonly ScheduledDay[] }> {
  @Value(Uuid) templateId!: Uuid;
  @Value(LocalDate, { description: 'Primeiro dia' }) from!: LocalDate;
  @Value(LocalDate, { description: 'Último dia; 62 dias no máximo' }) to!: LocalDate;
  @Value(Uuid, { optional: true, description: 'Em vez do veículo habitual' }) vehicleId?: Uuid;
  @Value(Uuid, { optional: true, description: 'Em vez do motorista habitual' }) driverId?: Uuid;
  @Value(Uuid, { optional: true, description: 'Em vez do agente de bordo habitual' }) attendantId?: Uuid;
  @Flag({ optional: true, description: 'Programa também nos feriados' }) onHolidays?: boolean;
}
