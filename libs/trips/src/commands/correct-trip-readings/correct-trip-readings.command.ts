import { BusinessCommand, Text, Value, Whole } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';

/** Corrects, after the trip was completed, when it left and arrived and what the odometer showed. */
export class CorrectTripReadings extends BusinessCommand<{ tripId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Instant, { optional: true, description: 'Hora da saída' }) departedAt?: Instant;
  @Whole({ min: 0, max: 9_999_999, optional: true, description: 'Hodômetro na saída, em km' }) departureKm?: number;
  @Value(Instant, { optional: true, description: 'Hora da chegada' }) arrivedAt?: Instant;
  @Whole({ min: 0, max: 9_999_999, optional: true, description: 'Hodômetro na chegada, em km' }) arrivalKm?: number;
  @Text({ max: 300, example: 'Hodômetro lido errado', description: 'Motivo, sem nomes de pessoas' }) reason!: string;
}
