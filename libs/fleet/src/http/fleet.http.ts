import { command, controllerFor, query } from '#embarque/application';
import { RecordTraining } from '../commands/record-training/record-training.command.js';
import { RegisterCrewMember } from '../commands/register-crew-member/register-crew-member.command.js';
import { RegisterVehicle } from '../commands/register-vehicle/register-vehicle.command.js';
import { RenewLicence } from '../commands/renew-licence/renew-licence.command.js';
import { ReturnVehicle } from '../commands/return-vehicle/return-vehicle.command.js';
import { SetSeatMap } from '../commands/set-seat-map/set-seat-map.command.js';
import { WithdrawVehicle } from '../commands/withdraw-vehicle/withdraw-vehicle.command.js';
import { ListCrew } from '../queries/list-crew/list-crew.js';
import { ListVehicles } from '../queries/list-vehicles/list-vehicles.js';

export const FleetController = controllerFor('frota', [
  command('vehicles', RegisterVehicle, 'Cadastra um veículo'),
  command('vehicles/:vehicleId/withdrawal', WithdrawVehicle, 'Tira um veículo de serviço'),
  command('vehicles/:vehicleId/return', ReturnVehicle, 'Devolve um veículo ao serviço'),
  command('vehicles/:vehicleId/seat-map', SetSeatMap, 'Define o mapa de lugares de um veículo'),
  command('crew', RegisterCrewMember, 'Cadastra um motorista ou agente de bordo'),
  command('crew/:crewMemberId/trainings', RecordTraining, 'Registra uma capacitação'),
  command('crew/:crewMemberId/licence', RenewLicence, 'Registra a CNH renovada'),
  query('managers/:managerId/vehicles', ListVehicles, 'Veículos de um gestor'),
  query('managers/:managerId/crew', ListCrew, 'Motoristas e agentes de bordo de um gestor'),
]);
