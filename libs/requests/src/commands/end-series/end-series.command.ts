import { BusinessCommand, Text, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { type SeriesAnswer } from '../start-series/series-fields.js';

/** A series has no dates from a day on. */
export class EndSeries extends BusinessCommand<SeriesAnswer> {
  @Value(Uuid) seriesId!: Uuid;
  @Value(LocalDate, { description: 'Primeiro dia sem a série; hoje ou depois' }) from!: LocalDate;
  @Text({ max: 300, example: 'Alta do tratamento', description: 'Motivo' }) reason!: string;
}
