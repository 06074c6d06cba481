import { BusinessCommand, Value } from '#embarque/application';
import { LocalDate, LocalTime, Uuid } from '#embarque/kernel';
import { type SeriesAnswer } from '../start-series/series-fields.js';

/** One date of a series is on another hour or another day; also brings a skipped one back. */
export class MoveSeriesDate extends BusinessCommand<SeriesAnswer> {
  @Value(Uuid) seriesId!: Uuid;
  @Value(LocalDate, { description: 'A data, como a série a tem' }) date!: LocalDate;
  @Value(LocalDate, { description: 'O dia em que vai ser' }) day!: LocalDate;
  @Value(LocalTime, { description: 'A hora em que vai ser' }) time!: LocalTime;
}
