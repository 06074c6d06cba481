import { accept, refuse, type Decision } from '#embarque/kernel';
import { unknownVehicle, type Vehicle, type VehicleEvent } from '../../domain/vehicle.js';

export function returnVehicle(reason: string, state: Vehicle): Decision<VehicleEvent> {
  switch (state.status) {
    case 'unregistered':
      return unknownVehicle;
    case 'available':
      return refuse('vehicle-not-withdrawn', 'Este veículo não está fora de serviço.');
    case 'withdrawn':
      return accept({ type: 'VehicleReturned', data: { vehicleId: state.vehicleId, reason } });
  }
}
