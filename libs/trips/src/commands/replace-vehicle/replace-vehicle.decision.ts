import { accept, localDateOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { tripVehicleOf, type CrewFacts, type VehicleFacts } from '../../domain/facts.js';
import { failingGates, passGates, type Override } from '../../domain/gates.js';
import { type GateCode } from '../../domain/policies.js';
import { loadOn, seatAgain } from '../../domain/seats.js';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { vehicleReasons } from '../../domain/vehicle-rules.js';

export interface Replacement {
  readonly vehicle: VehicleFacts;
  readonly driver: CrewFacts;
  readonly attendant?: CrewFacts | undefined;
  readonly reservationId: Uuid;
  readonly reason: string;
  readonly overrides?: readonly Override[] | undefined;
  /** Of whoever replaces it. */
  readonly role?: string;
}

const CREW_GATES: readonly GateCode[] = ['driver-training', 'attendant-training'];

export function replaceVehicle(
  { vehicle, driver, attendant, reservationId, reason, overrides = [], role = '' }: Replacement,
  state: KnownTrip,
): Decision<TripEvent> {
  if (state.status !== 'scheduled' && state.status !== 'underway') {
    return refuse('trip-not-open', 'Só uma viagem programada ou em andamento troca de veículo.');
  }
  if (vehicle.vehicleId === state.vehicle.vehicleId) {
    return refuse('vehicle-already-assigned', 'Este já é o veículo da viagem.');
  }
  const { tripId, managerId, date } = state;
  const loads = [loadOn(state, 'outbound'), loadOn(state, 'return')];
  const failures = failingGates({
    vehicle,
    driver,
    attendant: state.attendantId && attendant,
    loads,
    date,
    until: localDateOf(state.endsAt),
  });
  // What was overridden about the crew holds for the trip, whatever it drives; about a vehicle, for that one.
  const open = failures.filter(({ gate }) => !(CREW_GATES.includes(gate) && state.overridden?.includes(gate)));
  const gates = passGates(tripId, open, overrides, role);
  const reasons = [...vehicleReasons(vehicle, { managerId }), ...gates.reasons];
  if (reasons.length) return refuse('vehicle-does-not-fit', ...reasons);

  const replacement = tripVehicleOf(vehicle);
  const { plate } = replacement;
  const places = seatAgain(state, replacement, !!state.attendantId);
  return accept<TripEvent>(
    {
      type: 'VehicleReplaced',
      data: { tripId, vehicle: replacement, reservationId, reason },
    },
    ...gates.events,
    ...[...state.passengers.values()].map(({ authorizationId, issue }) => ({
      type: 'AuthorizationReissued' as const,
      data: { tripId, authorizationId, issue: issue + 1, plate, ...places.get(authorizationId) },
    })),
  );
}
