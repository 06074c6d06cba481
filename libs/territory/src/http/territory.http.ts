import { command, controllerFor, query } from '#embarque/application';
import { RegisterFleetManager } from '../commands/register-fleet-manager/register-fleet-manager.command.js';
import { ListManagers } from '../queries/list-managers/list-managers.js';

export const TerritoryController = controllerFor('território', [
  command('managers', RegisterFleetManager, 'Cadastra um gestor de frota'),
  query('managers', ListManagers, 'Gestores de frota'),
]);
