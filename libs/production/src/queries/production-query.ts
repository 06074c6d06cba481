import { BusinessQuery, Value } from '#embarque/application';
import { Instant } from '#embarque/kernel';

/** What is asked of the production: as it is known now, or as it was known at an instant. */
export abstract class ProductionQuery<T> extends BusinessQuery<T> {
  @Value(Instant, { optional: true, description: 'O que se sabia neste instante, e não o que se sabe agora' })
  asOf?: Instant;
}
