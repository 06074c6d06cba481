import { Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { SeriesFields } from './series-fields.js';

/** Asks for transport to appointments that come again every week; each date becomes a request of its own. */
export class StartSeries extends SeriesFields {
  @Value(Uuid) personId!: Uuid;
}
