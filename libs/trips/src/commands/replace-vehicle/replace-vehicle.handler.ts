import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { refuseUnknown } from '#embarque/kernel';
import { Agendas } from '../../agenda/agendas.js';
import { vehicleSlot } from '../../domain/slots.js';
import { Surroundings } from '../../surroundings.js';
import { Trips } from '../../trips.js';
import { UNKNOWN_TRIP } from '../unknown-trip.js';
import { ReplaceVehicle } from './replace-vehicle.command.js';
import { replaceVehicle } from './replace-vehicle.decision.js';

@CommandHandler(ReplaceVehicle)
export class ReplaceVehicleHandler implements ICommandHandler<ReplaceVehicle> {
  constructor(
    private readonly trips: Trips,
    private readonly agendas: Agendas,
    private readonly surroundings: Surroundings,
  ) {}

  async execute(command: ReplaceVehicle) {
    const { tripId, vehicleId, reason, context } = command;
    const before = await this.trips.answered(command);
    if (before) return answer(before, { reissued: before.ok ? before.events.length - 1 : 0 });

    const [known, vehicle] = await Promise.all([this.trips.load(tripId), this.surroundings.vehicle(vehicleId)]);
    if (known.status === 'unscheduled') return UNKNOWN_TRIP;
    if (!vehicle) return refuseUnknown('vehicle-unknown', 'Não há veículo com este identificador.');

    const reservationId = command.newId('vehicle');
    let replaced = known;
    const decided = await this.agendas.decide(
      { tripId, reservationId, context },
      [vehicleSlot(vehicleId, known)],
      (state) => {
        if (state.status === 'unscheduled') return UNKNOWN_TRIP;
        replaced = state;
        return replaceVehicle({ vehicle, reservationId, reason }, state);
      },
    );
    if (decided.ok) {
      const old = vehicleSlot(replaced.vehicle.vehicleId, replaced);
      await this.agendas.release(replaced.vehicleReservation, [old], context);
    }
    return answer(decided, { reissued: decided.ok ? decided.events.length - 1 : 0 });
  }
}
