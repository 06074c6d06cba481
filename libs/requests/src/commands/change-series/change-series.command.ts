import { Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { SeriesFields } from '../start-series/series-fields.js';

/** Says a series anew from a day on, also beyond its end; what was before that day stays, and so do requests with a seat. */
export class ChangeSeries extends SeriesFields {
  @Value(Uuid) seriesId!: Uuid;
}
