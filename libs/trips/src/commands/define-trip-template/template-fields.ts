import { BusinessCommand, Group, OneOf, Text, Value, Whole } from '#embarque/application';
import { IbgeCode, LocalTime, Uuid, WEEKDAYS, type Weekday } from '#embarque/kernel';
import { type TemplateInput } from '../../domain/template-rules.js';
import { type BoardingPoint } from '../../domain/trip.js';

export class BoardingPointInput implements BoardingPoint {
  @Value(IbgeCode, { description: 'Município' }) town!: IbgeCode;
  @Text({ max: 100, example: 'Praça da Matriz', description: 'Lugar público' }) place!: string;
  @Value(LocalTime, { description: 'Hora em que o veículo passa' }) time!: LocalTime;
}

/** What a template says; of hours, each that is not after the one before is on the next day. */
export abstract class TemplateFields<T> extends BusinessCommand<T> {
  @Text({ max: 60, example: 'Divinópolis, de manhã', description: 'Nome do modelo' }) name!: string;
  @Value(Uuid, { description: 'Rota principal' }) routeId!: Uuid;
  @Value(Uuid, { optional: true, many: 9, description: 'Outras rotas, do mesmo gestor' }) routeIds?: Uuid[];
  @OneOf(WEEKDAYS, { many: 7, description: 'Dias da semana' }) weekdays!: Weekday[];
  @Value(LocalTime, { description: 'Saída, hora local' }) departsAt!: LocalTime;
  @Value(LocalTime, { description: 'Início da volta, hora local' }) returnsAt!: LocalTime;
  @Value(LocalTime, { description: 'Fim, hora local' }) endsAt!: LocalTime;
  @Whole({ min: 2, max: 100, example: 22, description: 'Lotação mínima do veículo, com o motorista' })
  minSeats!: number;
  @Whole({ min: 0, max: 20, example: 1, description: 'Mínimo de posições para cadeira de rodas' })
  minWheelchairs!: number;
  @Value(Uuid, { optional: true, description: 'Veículo habitual' }) vehicleId?: Uuid;
  @Value(Uuid, { optional: true, description: 'Motorista habitual' }) driverId?: Uuid;
  @Value(Uuid, { optional: true, description: 'Agente de bordo habitual' }) attendantId?: Uuid;
  @Group(() => BoardingPointInput, { optional: true, many: 40, description: 'Pontos de embarque, na ordem da ida' })
  boardingPoints?: BoardingPointInput[];

  template(templateId: Uuid): TemplateInput {
    const { name, routeId, routeIds = [], weekdays, departsAt, returnsAt, endsAt, minSeats, minWheelchairs } = this;
    const { vehicleId, driverId, attendantId, boardingPoints = [] } = this;
    return {
      ...{ templateId, name, routeId, routeIds, weekdays, departsAt, returnsAt, endsAt, minSeats, minWheelchairs },
      ...(vehicleId ? { vehicleId } : {}),
      ...(driverId ? { driverId } : {}),
      ...(attendantId ? { attendantId } : {}),
      boardingPoints: boardingPoints.map(({ town, place, time }) => ({ town, place, time })),
    };
  }
}
