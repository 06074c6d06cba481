import { BusinessCommand, Group, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { GateOverride } from '../gate-override.js';

/** Puts another vehicle on the trip. The authorisation carries the plate (art. 3 II), so every one is issued again. */
export class ReplaceVehicle extends BusinessCommand<{ reissued: number }> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) vehicleId!: Uuid;
  @Text({ max: 300, example: 'Pane elétrica', description: 'Motivo, sem nomes de pessoas' }) reason!: string;
  @Group(() => GateOverride, { optional: true, many: 10, description: 'Requisitos que um gestor libera' })
  overrides?: GateOverride[];
}
