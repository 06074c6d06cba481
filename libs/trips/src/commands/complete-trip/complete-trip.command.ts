import { BusinessCommand, Value, Whole } from '#embarque/application';
import { Instant, Uuid } from '#embarque/kernel';

/** Closes the trip: what was done becomes production. */
export class CompleteTrip extends BusinessCommand<{ tripId: Uuid }> {
  @Value(Uuid) tripId!: Uuid;
  @Value(Instant, { description: 'Hora da chegada' }) at!: Instant;
  @Whole({ min: 0, max: 9_999_999, description: 'Hodômetro na chegada, em km' }) odometerKm!: number;
}
