import { accept, reasonsOf, refuse, type Decision, type LocalDate } from '#embarque/kernel';
import { type Vehicle, type VehicleData, type VehicleEvent } from '../../domain/vehicle.js';

interface Surroundings {
  readonly managerRegistered: boolean;
  readonly today: LocalDate;
}

export function registerVehicle(
  data: VehicleData,
  { managerRegistered, today }: Surroundings,
  state: Vehicle,
): Decision<VehicleEvent> {
  if (state.status !== 'unregistered') return refuse('vehicle-already-registered', 'Este veículo já está cadastrado.');
  // Next year's models are sold this year.
  const newest = Number(today.slice(0, 4)) + 1;
  const reasons = reasonsOf(
    [!managerRegistered, 'Não há gestor cadastrado com este identificador.'],
    [data.year > newest, `O ano ${data.year} está no futuro.`],
    [
      data.wheelchairPositions >= data.seats,
      'As posições para cadeira de rodas devem ser menos que a lotação, que inclui o motorista.',
    ],
  );
  return reasons.length ? refuse('vehicle-not-registrable', ...reasons) : accept({ type: 'VehicleRegistered', data });
}
