import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer } from '#embarque/application';
import { Agendas } from '../../agenda/agendas.js';
import { crewSlots, personSlot, vehicleSlot } from '../../domain/slots.js';
import { Trips } from '../../trips.js';
import { CancelTrip } from './cancel-trip.command.js';
import { cancelTrip } from './cancel-trip.decision.js';

@CommandHandler(CancelTrip)
export class CancelTripHandler implements ICommandHandler<CancelTrip> {
  constructor(
    private readonly trips: Trips,
    private readonly agendas: Agendas,
  ) {}

  async execute(command: CancelTrip) {
    const { tripId, context } = command;
    const decided = await this.trips.decide(command, (state) => cancelTrip(command, state));
    const state = await this.trips.load(tripId);
    if (decided.ok && state.status === 'cancelled') {
      const { vehicle, vehicleReservation, passengers } = state;
      await this.agendas.release(vehicleReservation, [vehicleSlot(vehicle.vehicleId, state)], context);
      await this.agendas.release(tripId, crewSlots(state, state), context);
      for (const { authorizationId, personId, legs } of passengers.values()) {
        await this.agendas.release(authorizationId, [personSlot(personId, legs, state)], context);
      }
    }
    return answer(decided, { tripId });
  }
}
