import { accept, refuse, type Decision } from '#embarque/kernel';
import { unknownVehicle, type Vehicle, type VehicleEvent } from '../../domain/vehicle.js';

export function withdrawVehicle(reason: string, state: Vehicle): Decision<VehicleEvent> {
  switch (state.status) {
    case 'unregistered':
      return unknownVehicle;
    case 'withdrawn':
      return refuse('vehicle-already-withdrawn', 'Este veículo já está fora de serviço.');
    case 'available':
      return accept({ type: 'VehicleWithdrawn', data: { vehicleId: state.vehicleId, reason } });
  }
}
