import { BusinessCommand, Value, Whole } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';

/** The vehicle leaves. From here on people board, are absent, and come back. */
export class DepartTrip extends BusinessCommand {
  @Value(Uuid) tripId!: Uuid;
  @Value(Instant, { description: 'Hora da saída' }) at!: Instant;
  @Whole({ min: 0, max: 9_999_999, description: 'Hodômetro na saída, em km' }) odometerKm!: number;
}
