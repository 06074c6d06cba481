import { refuseUnknown, type Evolution, type Plate, type Seat, type Uuid } from '#embarque/kernel';

/** Where a vehicle comes from; each origin brings its own duties. */
export const PROGRAMMES = ['SETS', 'TRANSPORTA_SUS', 'FEDERAL', 'OWN', 'CONTRACTED'] as const;
export type Programme = (typeof PROGRAMMES)[number];

export interface VehicleData {
  readonly vehicleId: Uuid;
  readonly managerId: Uuid;
  readonly plate: Plate;
  readonly year: number;
  /** Capacity of the registration document, driver included. */
  readonly seats: number;
  readonly wheelchairPositions: number;
  /** Res. SES/MG 6.254/2018, art. 4 I. */
  readonly airConditioning: boolean;
  /** Art. 4 II. */
  readonly recliningSeats: boolean;
  readonly programme: Programme;
}

export type VehicleEvent =
  | { type: 'VehicleRegistered'; data: VehicleData }
  | { type: 'VehicleWithdrawn'; data: { readonly vehicleId: Uuid; readonly reason: string } }
  | { type: 'VehicleReturned'; data: { readonly vehicleId: Uuid; readonly reason: string } }
  | { type: 'SeatMapSet'; data: { readonly vehicleId: Uuid; readonly seats: readonly Seat[] } }
  /** The vehicle's unfinished registration lost its claim on the plate to another one. */
  | { type: 'PlateForfeited'; data: { readonly vehicleId: Uuid; readonly plate: Plate } };

export type Vehicle =
  | { readonly status: 'unregistered' }
  | ({
      readonly status: 'available' | 'withdrawn';
      /** Its own; without one, the kernel's default. */
      readonly seatMap?: readonly Seat[];
    } & VehicleData);

export const vehicle: Evolution<Vehicle, VehicleEvent> = {
  initial: { status: 'unregistered' },
  evolve(state, { type, data }) {
    if (type === 'VehicleRegistered') return { ...data, status: 'available' };
    if (state.status === 'unregistered') return state;
    switch (type) {
      case 'VehicleWithdrawn':
        return { ...state, status: 'withdrawn' };
      case 'VehicleReturned':
        return { ...state, status: 'available' };
      case 'SeatMapSet':
        return { ...state, seatMap: data.seats };
      case 'PlateForfeited':
        return state;
    }
  },
};

export const vehicleStream = (vehicleId: Uuid): string => `vehicle-${vehicleId}`;

/** The stream in which a plate is claimed. */
export const plateStream = (plate: Plate): string => `plate-${plate}`;

export const unknownVehicle = refuseUnknown('vehicle-unknown', 'Não há veículo cadastrado com este identificador.');
