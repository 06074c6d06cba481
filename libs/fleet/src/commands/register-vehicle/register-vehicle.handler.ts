import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Claims, Streams, type Claimed } from '#embarque/application';
import { localDateOf, refuse, type Plate } from '#embarque/kernel';
import { TerritoryDirectory } from '#embarque/territory';
import { plateStream, vehicle, vehicleStream, type Vehicle, type VehicleEvent } from '../../domain/vehicle.js';
import { RegisterVehicle } from './register-vehicle.command.js';
import { registerVehicle } from './register-vehicle.decision.js';

@CommandHandler(RegisterVehicle)
export class RegisterVehicleHandler implements ICommandHandler<RegisterVehicle> {
  constructor(
    private readonly streams: Streams,
    private readonly claims: Claims,
    private readonly territory: TerritoryDirectory,
  ) {}

  async execute(command: RegisterVehicle) {
    const vehicleId = command.newId('vehicle');
    const { context, ...input } = command;
    const { plate } = input;
    const surroundings = {
      managerRegistered: (await this.territory.manager(input.managerId)).status === 'registered',
      today: localDateOf(context.now),
    };
    const decided = await this.streams.decide<Vehicle, VehicleEvent>(
      vehicleStream(vehicleId),
      vehicle,
      context,
      async (state, revision) => {
        const decision = registerVehicle({ vehicleId, ...input }, surroundings, state);
        if (!decision.ok) return decision;
        const claimant = { holder: vehicleId, revision };
        return (await this.claims.take(plateStream(plate), claimant, context, plateClaim(plate)))
          ? decision
          : refuse('plate-taken', `Já existe outro veículo com a placa ${plate}.`);
      },
    );
    return answer(decided, { vehicleId });
  }
}

const plateClaim = (plate: Plate): Claimed<Vehicle, VehicleEvent> => ({
  streamOf: vehicleStream,
  evolution: vehicle,
  carries: (state) => state.status !== 'unregistered' && state.plate === plate,
  forfeited: (vehicleId) => ({ type: 'PlateForfeited', data: { vehicleId, plate } }),
});
