import { BusinessCommand, Flag, OneOf, Value, Whole } from '#embarque/application';
import { Plate, Uuid } from '#embarque/kernel';
import { PROGRAMMES, type Programme } from '../../domain/vehicle.js';

/** Registers a vehicle of a manager's fleet. */
export class RegisterVehicle extends BusinessCommand<{ vehicleId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Plate) plate!: Plate;
  @Whole({ min: 1980, max: 2100, example: 2025, description: 'Ano de fabricação' }) year!: number;
  @Whole({ min: 2, max: 100, example: 22, description: 'Lotação do documento, com o motorista' }) seats!: number;
  @Whole({ min: 0, max: 20, example: 1, description: 'Posições para cadeira de rodas' }) wheelchairPositions!: number;
  @Flag({ description: 'Ar-condicionado (art. 4º, I)' }) airConditioning!: boolean;
  @Flag({ description: 'Poltronas reclináveis (art. 4º, II)' }) recliningSeats!: boolean;
  @OneOf(PROGRAMMES, { description: 'Programa de origem' }) programme!: Programme;
}
