import { CAPACITY_POLICY } from './policies.js';
import { covers, type Authorization, type KnownTrip, type Passenger, type TripVehicle } from './trip.js';

/** What is taken on one leg, and what is left. Negative numbers left mean that people stand. */
export interface Load {
  readonly seats: number;
  readonly wheelchairs: number;
  readonly lapChildren: number;
}

/** Seats for passengers: the registered capacity without driver and attendant. */
export const passengerSeats = (vehicle: TripVehicle, attendant: boolean): number =>
  vehicle.seats - 1 - (attendant ? 1 : 0);

export const needsAttendant = (vehicle: TripVehicle): boolean => vehicle.seats > CAPACITY_POLICY.attendantAbove;

const AWAY_FROM_RETURN: readonly Passenger['whereabouts'][] = ['absent', 'stays', 'hospitalised', 'other-transport'];

/** Who counts on a leg: absent people have given their place back, and so has, on the way home, whoever does not come. */
const travels = (passenger: Passenger, leg: 'outbound' | 'return'): boolean =>
  covers(passenger, leg) &&
  (leg === 'outbound' ? passenger.whereabouts !== 'absent' : !AWAY_FROM_RETURN.includes(passenger.whereabouts));

export function loadOn({ passengers }: KnownTrip, leg: 'outbound' | 'return'): Load {
  const aboard = [...passengers.values()].filter((passenger) => travels(passenger, leg));
  const taking = (accommodation: Authorization['accommodation']) =>
    aboard.filter((passenger) => passenger.accommodation === accommodation).length;
  return { seats: taking('seat'), wheelchairs: taking('wheelchair'), lapChildren: taking('lap') };
}

/** Why these loads do not fit the vehicle; empty when they do. */
export function overloads(vehicle: TripVehicle, attendant: boolean, loads: readonly Load[]): string[] {
  const seats = passengerSeats(vehicle, attendant);
  const takenSeats = Math.max(...loads.map((load) => load.seats));
  const takenPositions = Math.max(...loads.map((load) => load.wheelchairs));
  return [
    ...(takenSeats > seats
      ? [`O veículo ${vehicle.plate} tem ${seats} lugares para passageiros e seriam precisos ${takenSeats}.`]
      : []),
    ...(takenPositions > vehicle.wheelchairPositions
      ? [
          `O veículo ${vehicle.plate} tem ${vehicle.wheelchairPositions} posições para cadeira de rodas e seriam precisas ${takenPositions}.`,
        ]
      : []),
  ];
}
