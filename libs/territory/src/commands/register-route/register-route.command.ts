import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { IbgeCode, LocalDate, Uuid } from '#embarque/kernel';
import { ROUTE_MODES, type RouteMode } from '../../domain/route.js';

/** Registers a route: the towns it picks people up in, and where it takes them. */
export class RegisterRoute extends BusinessCommand<{ routeId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @Text({ max: 100, example: 'Oliveira – Divinópolis' }) name!: string;
  @Value(IbgeCode, { many: 100, description: 'Municípios atendidos, na ordem da ida' }) towns!: IbgeCode[];
  @Value(IbgeCode, { description: 'Município de destino; pode ser um dos atendidos' }) destination!: IbgeCode;
  @OneOf(ROUTE_MODES, { optional: true, description: 'Por que meio; sem ele, por terra' }) mode?: RouteMode;
  @Value(LocalDate, { optional: true, description: 'Dia em que o gestor atende os municípios; sem ele, hoje' })
  on?: LocalDate;
}
