import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Puts a withdrawn vehicle back into service. */
export class ReturnVehicle extends BusinessCommand {
  @Value(Uuid) vehicleId!: Uuid;
  @Text({ max: 200, example: 'Freios trocados', description: 'O que permite a volta ao serviço, sem nomes de pessoas' })
  reason!: string;
}
