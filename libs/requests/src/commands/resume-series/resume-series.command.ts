import { BusinessCommand, Value } from '#embarque/application';
import { LocalDate, Uuid } from '#embarque/kernel';
import { type SeriesAnswer } from '../start-series/series-fields.js';

/** No pause holds from a day on: the dates are back as they were. */
export class ResumeSeries extends BusinessCommand<SeriesAnswer> {
  @Value(Uuid) seriesId!: Uuid;
  @Value(LocalDate, { description: 'Primeiro dia sem pausa; hoje ou depois' }) from!: LocalDate;
}
