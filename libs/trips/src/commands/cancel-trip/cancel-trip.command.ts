import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Calls the trip off before it leaves. */
export class CancelTrip extends BusinessCommand<{ tripId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @Text({ max: 300, example: 'Estrada interditada', description: 'Motivo, sem nomes de pessoas' }) reason!: string;
}
