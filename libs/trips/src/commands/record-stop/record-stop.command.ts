import { BusinessCommand, OneOf, Text, Value, Whole } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';
import { STOP_KINDS, type StopKind } from '../../domain/trip.js';

/** The vehicle arrives somewhere, leaves again, or pauses. */
export class RecordStop extends BusinessCommand<{ stopId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @OneOf(STOP_KINDS, { description: 'Chegada, saída ou pausa' }) kind!: StopKind;
  @Text({ max: 100, example: 'Hospital Exemplo', description: 'Local, sem nomes de pessoas' }) place!: string;
  @Value(Instant) at!: Instant;
  @Whole({ min: 0, max: 9_999_999, optional: true, description: 'Hodômetro, em km' }) odometerKm?: number;
}
