import { BusinessCommand, Group, OneOf, Text, Value, Whole } from '#embarque/application';
import { SEAT_KINDS, Uuid, type Seat, type SeatKind } from '#embarque/kernel';

export class SeatInput implements Seat {
  @Text({ max: 4, example: '7', description: 'O que está escrito no lugar' }) label!: string;
  @OneOf(SEAT_KINDS, { description: 'Comum, posição de cadeira de rodas, motorista ou agente de bordo' })
  kind!: SeatKind;
  @Whole({ min: 1, max: 40, example: 2, description: 'Fileira, da frente para trás' }) row!: number;
  @Whole({ min: 1, max: 9, example: 1, description: 'Coluna, da esquerda para a direita; o corredor fica vazio' })
  column!: number;
}

/** Says where a vehicle's seats are; trips that are scheduled already keep the map that they have. */
export class SetSeatMap extends BusinessCommand {
  @Value(Uuid) vehicleId!: Uuid;
  @Group(() => SeatInput, { many: 120, description: 'Todos os lugares do veículo, com os da equipe' })
  seats!: SeatInput[];
}
