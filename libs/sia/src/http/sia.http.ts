import { controllerFor, query } from '#embarque/application';
import { ListSiaOccurrences } from '../queries/list-sia-occurrences/list-sia-occurrences.js';
import { ViewSiaResults } from '../queries/view-sia-results/view-sia-results.js';

export const SiaController = controllerFor('retorno do SIA', [
  query('managers/:managerId/sia-results', ViewSiaResults, 'O que o SIA recebeu e o que aprovou, mês a mês'),
  query(
    'managers/:managerId/competences/:competence/sia-occurrences',
    ListSiaOccurrences,
    'As linhas que o SIA criticou numa competência, e como corrigi-las',
  ),
]);
