import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { vehicle, vehicleStream } from '../../domain/vehicle.js';
import { SetSeatMap } from './set-seat-map.command.js';
import { setSeatMap } from './set-seat-map.decision.js';

@CommandHandler(SetSeatMap)
export class SetSeatMapHandler implements ICommandHandler<SetSeatMap> {
  constructor(private readonly streams: Streams) {}

  async execute({ vehicleId, seats, context }: SetSeatMap) {
    const decided = await this.streams.decide(vehicleStream(vehicleId), vehicle, context, (state) =>
      setSeatMap(
        seats.map(({ label, kind, row, column }) => ({ label, kind, row, column })),
        state,
      ),
    );
    return answer(decided, { vehicleId });
  }
}
