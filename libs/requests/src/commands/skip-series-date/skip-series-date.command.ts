import { BusinessCommand, Text, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { type SeriesAnswer } from '../start-series/series-fields.js';

/** One date of a series does not take place. */
export class SkipSeriesDate extends BusinessCommand<SeriesAnswer> {
  @Value(Uuid) seriesId!: Uuid;
  @Value(LocalDate, { description: 'A data, como a série a tem' }) date!: LocalDate;
  @Text({ max: 300, example: 'Sem sessão no feriado', description: 'Motivo' }) reason!: string;
}
