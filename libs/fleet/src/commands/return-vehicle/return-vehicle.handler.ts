import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { vehicle, vehicleStream } from '../../domain/vehicle.js';
import { ReturnVehicle } from './return-vehicle.command.js';
import { returnVehicle } from './return-vehicle.decision.js';

@CommandHandler(ReturnVehicle)
export class ReturnVehicleHandler implements ICommandHandler<ReturnVehicle> {
  constructor(private readonly streams: Streams) {}

  async execute({ vehicleId, reason, context }: ReturnVehicle) {
    const decided = await this.streams.decide(vehicleStream(vehicleId), vehicle, context, (state) =>
      returnVehicle(reason, state),
    );
    return answer(decided, { vehicleId });
  }
}
