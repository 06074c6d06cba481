import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, type Decided } from '#embarque/application';
import { refuseUnknown, type Fact } from '#embarque/kernel';
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
    const { tripId, vehicleId, reason, overrides, context } = command;
    const before = await this.trips.answered(command);
    if (before) return answer(before, reissuedBy(before));

    const [known, vehicle] = await Promise.all([this.trips.load(tripId), this.surroundings.vehicle(vehicleId)]);
    if (known.status === 'unscheduled') return UNKNOWN_TRIP;
    if (!vehicle) return refuseUnknown('vehicle-unknown', 'Não há veículo com este identificador.');

    const [driver, attendant] = await Promise.all([
      this.surroundings.crewMember(known.driverId),
      known.attendantId && this.surroundings.crewMember(known.attendantId),
    ]);
    const reservationId = command.newId('vehicle');
    let replaced = known;
    const decided = await this.agendas.decide(
      { tripId, reservationId, context },
      [vehicleSlot(vehicleId, known)],
      (state) => {
        if (state.status === 'unscheduled') return UNKNOWN_TRIP;
        replaced = state;
        return replaceVehicle(
          {
            vehicle,
            driver: driver!,
            attendant: attendant || undefined,
            reservationId,
            reason,
            overrides,
            role: context.role,
          },
          state,
        );
      },
    );
    if (decided.ok) {
      const old = vehicleSlot(replaced.vehicle.vehicleId, replaced);
      await this.agendas.release(replaced.vehicleReservation, [old], context);
    }
    return answer(decided, reissuedBy(decided));
  }
}

const reissuedBy = (decided: Decided<Fact>) => ({
  reissued: decided.ok ? decided.events.filter(({ type }) => type === 'AuthorizationReissued').length : 0,
});
