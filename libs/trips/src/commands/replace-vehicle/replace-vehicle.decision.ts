import { accept, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { type VehicleFacts } from '../../domain/facts.js';
import { loadOn } from '../../domain/seats.js';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { vehicleReasons } from '../../domain/vehicle-rules.js';

export function replaceVehicle(
  { vehicle, reservationId, reason }: { vehicle: VehicleFacts; reservationId: Uuid; reason: string },
  state: KnownTrip,
): Decision<TripEvent> {
  if (state.status !== 'scheduled' && state.status !== 'underway') {
    return refuse('trip-not-open', 'Só uma viagem programada ou em andamento troca de veículo.');
  }
  if (vehicle.vehicleId === state.vehicle.vehicleId) {
    return refuse('vehicle-already-assigned', 'Este já é o veículo da viagem.');
  }
  const reasons = vehicleReasons(vehicle, {
    managerId: state.managerId,
    attendant: !!state.attendantId,
    loads: [loadOn(state, 'outbound'), loadOn(state, 'return')],
  });
  if (reasons.length) return refuse('vehicle-does-not-fit', ...reasons);

  const { vehicleId, plate, seats, wheelchairPositions } = vehicle;
  const { tripId } = state;
  return accept<TripEvent>(
    {
      type: 'VehicleReplaced',
      data: { tripId, vehicle: { vehicleId, plate, seats, wheelchairPositions }, reservationId, reason },
    },
    ...[...state.passengers.values()].map(({ authorizationId, issue }) => ({
      type: 'AuthorizationReissued' as const,
      data: { tripId, authorizationId, issue: issue + 1, plate },
    })),
  );
}
