import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Takes a vehicle out of service: workshop, accident, inspection, replacement. */
export class WithdrawVehicle extends BusinessCommand {
  @Value(Uuid) vehicleId!: Uuid;
  @Text({ max: 200, example: 'Oficina: freios', description: 'Motivo da retirada, sem nomes de pessoas' })
  reason!: string;
}
