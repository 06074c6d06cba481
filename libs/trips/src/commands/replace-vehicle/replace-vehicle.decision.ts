import { accept, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { tripVehicleOf, type VehicleFacts } from '../../domain/facts.js';
import { loadOn, seatAgain } from '../../domain/seats.js';
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

  const { tripId } = state;
  const replacement = tripVehicleOf(vehicle);
  const { plate } = replacement;
  const places = seatAgain(state, replacement, !!state.attendantId);
  return accept<TripEvent>(
    {
      type: 'VehicleReplaced',
      data: { tripId, vehicle: replacement, reservationId, reason },
    },
    ...[...state.passengers.values()].map(({ authorizationId, issue }) => ({
      type: 'AuthorizationReissued' as const,
      data: { tripId, authorizationId, issue: issue + 1, plate, ...places.get(authorizationId) },
    })),
  );
}
