import { reasonsOf, type LocalDate, type Uuid } from '#embarque/kernel';
import { type CrewFacts, type VehicleFacts } from './facts.js';
import { CAPACITY_POLICY } from './policies.js';
import { needsAttendant, overloads, type Load } from './seats.js';

/** Why this vehicle cannot make the trip. */
export function vehicleReasons(
  vehicle: VehicleFacts,
  trip: { managerId: Uuid; attendant: boolean; loads: readonly Load[] },
): string[] {
  return [
    ...reasonsOf(
      [vehicle.managerId !== trip.managerId, `O veículo ${vehicle.plate} não é da frota do gestor da rota.`],
      [!vehicle.available, `O veículo ${vehicle.plate} está fora de uso.`],
      [
        needsAttendant(vehicle) && !trip.attendant,
        `O veículo ${vehicle.plate} tem mais de ${CAPACITY_POLICY.attendantAbove} lugares: a viagem precisa de agente de bordo (Resolução SES/MG 6.254/2018, art. 4º, § 2º).`,
      ],
    ),
    ...overloads(vehicle, trip.attendant, trip.loads),
  ];
}

/** Why this crew cannot make the trip. */
export function crewReasons(
  driver: CrewFacts,
  attendant: CrewFacts | undefined,
  trip: { managerId: Uuid; date: LocalDate },
): string[] {
  return reasonsOf(
    [driver.managerId !== trip.managerId, 'O motorista não é da equipe do gestor da rota.'],
    [!driver.roles.includes('driver'), 'O tripulante indicado para dirigir não está cadastrado como motorista.'],
    [
      !!driver.licenceValidUntil && driver.licenceValidUntil < trip.date,
      `A habilitação do motorista venceu em ${driver.licenceValidUntil}.`,
    ],
    [!!attendant && attendant.managerId !== trip.managerId, 'O agente de bordo não é da equipe do gestor da rota.'],
    [
      !!attendant && !attendant.roles.includes('attendant'),
      'O tripulante indicado como agente de bordo não está cadastrado para isso.',
    ],
    [attendant?.crewMemberId === driver.crewMemberId, 'Motorista e agente de bordo devem ser pessoas diferentes.'],
  );
}
