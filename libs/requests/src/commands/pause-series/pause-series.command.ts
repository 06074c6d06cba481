import { BusinessCommand, Text, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { type SeriesAnswer } from '../start-series/series-fields.js';

/** A series stands still from a day to another, and goes on by itself afterwards. */
export class PauseSeries extends BusinessCommand<SeriesAnswer> {
  @Value(Uuid) seriesId!: Uuid;
  @Value(LocalDate, { description: 'Primeiro dia da pausa; hoje ou depois' }) from!: LocalDate;
  @Value(LocalDate, { description: 'Último dia da pausa' }) until!: LocalDate;
  @Text({ max: 300, example: 'Internação', description: 'Motivo' }) reason!: string;
}
