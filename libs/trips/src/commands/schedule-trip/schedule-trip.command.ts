import { BusinessCommand, Group, Value } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { GateOverride } from '../gate-override.js';

/** Puts a vehicle with its crew on a route, or on several, at an hour. */
export class ScheduleTrip extends BusinessCommand<{ tripId: Uuid }> {
  @Value(Uuid, { description: 'Rota principal' }) routeId!: Uuid;
  @Value(Uuid, { optional: true, description: 'Modelo de que a viagem vem; um modelo tem uma viagem por dia' })
  templateId?: Uuid;
  @Value(Uuid, { optional: true, many: 9, description: 'Outras rotas que a viagem também atende, do mesmo gestor' })
  routeIds?: Uuid[];
  @Value(Uuid) vehicleId!: Uuid;
  @Value(Uuid) driverId!: Uuid;
  @Value(Uuid, { optional: true, description: 'Obrigatório acima de 12 lugares' }) attendantId?: Uuid;
  @Value(Instant, { description: 'Saída' }) departsAt!: Instant;
  @Value(Instant, { description: 'Início previsto da volta' }) returnsAt!: Instant;
  @Value(Instant, { description: 'Fim previsto' }) endsAt!: Instant;
  @Group(() => GateOverride, { optional: true, many: 10, description: 'Requisitos que um gestor libera' })
  overrides?: GateOverride[];
}
