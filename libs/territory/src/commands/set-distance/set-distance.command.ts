import { BusinessCommand, Text, Value } from '#embarque/application';
import { Distance, IbgeCode, LocalDate, Uuid } from '#embarque/kernel';
import { type DistanceRow } from '../../domain/route.js';

/** Writes a row of the distance table. What was sent to SIA before keeps the distance it was made with. */
export class SetDistance extends BusinessCommand implements DistanceRow {
  @Value(Uuid) routeId!: Uuid;
  @Value(IbgeCode, { description: 'Município atendido, onde a ida começa' }) from!: IbgeCode;
  @Value(Distance, { description: 'Distância de ida até o destino, em metros' }) metres!: Distance;
  @Text({ max: 200, example: 'DER-MG, mapa rodoviário 2025', description: 'Fonte da distância' }) source!: string;
  @Value(LocalDate, { description: 'Primeiro dia em que vale' }) validFrom!: LocalDate;
  @Value(LocalDate, { optional: true, description: 'Último dia em que vale' }) validTo?: LocalDate;
}
