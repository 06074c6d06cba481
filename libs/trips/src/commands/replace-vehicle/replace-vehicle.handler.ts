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
    const foreseen = replaceVehicle({ vehicle, reason }, known);
    if (!foreseen.ok) return foreseen;

    const reservation = { reservationId: command.newId('vehicle'), tripId };
    const reserved = await this.agendas.reserve([vehicleSlot(vehicleId, known)], reservation, context);
    if (!reserved.ok) return reserved;
    const decided = await this.trips.decide(command, (state) => replaceVehicle({ vehicle, reason }, state));
    if (!decided.ok) await reserved.giveBack();
    else await this.agendas.release([vehicleSlot(known.vehicle.vehicleId, known)], tripId, context);
    return answer(decided, { reissued: decided.ok ? decided.events.length - 1 : 0 });
  }
}
