import { command, controllerFor, query } from '#embarque/application';
import { AdmitMember } from '../commands/admit-member/admit-member.command.js';
import { RegisterEstablishment } from '../commands/register-establishment/register-establishment.command.js';
import { RegisterFleetManager } from '../commands/register-fleet-manager/register-fleet-manager.command.js';
import { RegisterRoute } from '../commands/register-route/register-route.command.js';
import { SetDistance } from '../commands/set-distance/set-distance.command.js';
import { WithdrawMember } from '../commands/withdraw-member/withdraw-member.command.js';
import { GetManager } from '../queries/get-manager/get-manager.js';
import { ListManagers } from '../queries/list-managers/list-managers.js';
import { ListRoutes } from '../queries/list-routes/list-routes.js';
import { GetMembershipDifference } from '../queries/membership-difference/get-membership-difference.js';
import { SearchEstablishments } from '../queries/search-establishments/search-establishments.js';
import { SearchMunicipalities } from '../queries/search-municipalities/search-municipalities.js';

export const TerritoryController = controllerFor('território', [
  command('managers', RegisterFleetManager, 'Cadastra um gestor de frota'),
  command('managers/:managerId/members', AdmitMember, 'Registra a entrada de um município no consórcio'),
  command('managers/:managerId/withdrawals', WithdrawMember, 'Registra a saída de um município do consórcio'),
  command('managers/:managerId/routes', RegisterRoute, 'Cadastra uma rota'),
  command('routes/:routeId/distances', SetDistance, 'Grava uma linha da tabela de distâncias'),
  command('establishments', RegisterEstablishment, 'Cadastra um estabelecimento de saúde'),
  query('managers', ListManagers, 'Gestores de frota'),
  query('managers/:managerId', GetManager, 'Um gestor e seus membros'),
  query(
    'managers/:managerId/annex-difference',
    GetMembershipDifference,
    'Diferença entre os membros e o Anexo I de 2018',
  ),
  query('managers/:managerId/routes', ListRoutes, 'Rotas de um gestor, com as distâncias'),
  query('establishments', SearchEstablishments, 'Estabelecimentos de saúde'),
  query('municipalities', SearchMunicipalities, 'Municípios de Minas Gerais'),
]);
