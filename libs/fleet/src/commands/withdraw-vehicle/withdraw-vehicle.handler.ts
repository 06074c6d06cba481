import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { vehicle, vehicleStream } from '../../domain/vehicle.js';
import { WithdrawVehicle } from './withdraw-vehicle.command.js';
import { withdrawVehicle } from './withdraw-vehicle.decision.js';

@CommandHandler(WithdrawVehicle)
export class WithdrawVehicleHandler implements ICommandHandler<WithdrawVehicle> {
  constructor(private readonly streams: Streams) {}

  async execute({ vehicleId, reason, context }: WithdrawVehicle) {
    const decided = await this.streams.decide(vehicleStream(vehicleId), vehicle, context, (state) =>
      withdrawVehicle(reason, state),
    );
    return answer(decided, { vehicleId });
  }
}
