import { BusinessCommand, Text, Value } from '#embarque/application';
import { Competence, Distance, IbgeCode, Uuid } from '#embarque/kernel';

/** For what goes to a destination, a distance counts that is not the table's, from a month on. */
export class OverrideDistance extends BusinessCommand {
  @Value(Uuid) managerId!: Uuid;
  @Value(IbgeCode, { description: 'Município de destino' }) destination!: IbgeCode;
  @Value(Distance, { description: 'Distância de ida que conta, em metros' }) metres!: Distance;
  @Value(Competence, { description: 'Primeira competência em que vale' }) from!: Competence;
  @Text({ max: 300, example: 'Desvio da BR-354 interditada, ofício 12/2026' }) reason!: string;
}
