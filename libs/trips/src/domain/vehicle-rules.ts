import { reasonsOf, type Uuid } from '#embarque/kernel';
import { type CrewFacts, type VehicleFacts } from './facts.js';

/** Why this vehicle is not the trip's to have, whatever the gates say. */
export function vehicleReasons({ managerId, plate, available }: VehicleFacts, trip: { managerId: Uuid }): string[] {
  return reasonsOf(
    [managerId !== trip.managerId, `O veículo ${plate} não é da frota do gestor da rota.`],
    [!available, `O veículo ${plate} está fora de uso.`],
  );
}

/** Why this crew is not the trip's to have. */
export function crewReasons(driver: CrewFacts, attendant: CrewFacts | undefined, trip: { managerId: Uuid }): string[] {
  return reasonsOf(
    [driver.managerId !== trip.managerId, 'O motorista não é da equipe do gestor da rota.'],
    [!driver.roles.includes('driver'), 'O tripulante indicado para dirigir não está cadastrado como motorista.'],
    [!!attendant && attendant.managerId !== trip.managerId, 'O agente de bordo não é da equipe do gestor da rota.'],
    [
      !!attendant && !attendant.roles.includes('attendant'),
      'O tripulante indicado como agente de bordo não está cadastrado para isso.',
    ],
    [attendant?.crewMemberId === driver.crewMemberId, 'Motorista e agente de bordo devem ser pessoas diferentes.'],
  );
}
