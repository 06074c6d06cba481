import { command, controllerFor, query } from '#embarque/application';
import { AdoptQuantityPolicy } from '../commands/adopt-quantity-policy/adopt-quantity-policy.command.js';
import { CloseCompetence } from '../commands/close-competence/close-competence.command.js';
import { ExportBpaFile } from '../commands/export-bpa-file/export-bpa-file.command.js';
import { SetPresenter } from '../commands/set-presenter/set-presenter.command.js';
import { GetCompetence } from '../queries/get-competence/get-competence.js';
import { ListLedger } from '../queries/list-ledger/list-ledger.js';
import { ListQuantityPolicies } from '../queries/list-quantity-policies/list-quantity-policies.js';

const COMPETENCE = 'managers/:managerId/competences/:competence';

export const ProductionController = controllerFor('produção', [
  query('quantity-policies', ListQuantityPolicies, 'Regras de quantidade que um gestor pode escolher'),
  command('managers/:managerId/quantity-policy', AdoptQuantityPolicy, 'Escolhe a regra de quantidade'),
  command('managers/:managerId/presenter', SetPresenter, 'Define em nome de quem a produção é apresentada'),
  query(COMPETENCE, GetCompetence, 'Uma competência: linhas, unidades e o que não pode ser apresentado'),
  query(`${COMPETENCE}/ledger`, ListLedger, 'O livro de produção de uma competência'),
  command(`${COMPETENCE}/closing`, CloseCompetence, 'Fecha a competência'),
  command(`${COMPETENCE}/export`, ExportBpaFile, 'Gera o arquivo BPA da competência fechada'),
]);
