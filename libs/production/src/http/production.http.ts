import { command, controllerFor, query } from '#embarque/application';
import { AdoptQuantityPolicy } from '../commands/adopt-quantity-policy/adopt-quantity-policy.command.js';
import { AdoptSigningPolicy } from '../commands/adopt-signing-policy/adopt-signing-policy.command.js';
import { AdoptStateQuantityPolicy } from '../commands/adopt-state-quantity-policy/adopt-state-quantity-policy.command.js';
import { OverrideDistance } from '../commands/override-distance/override-distance.command.js';
import { PresentLineAgain } from '../commands/present-line-again/present-line-again.command.js';
import { CheckCompetence } from '../commands/check-competence/check-competence.command.js';
import { CloseCompetence } from '../commands/close-competence/close-competence.command.js';
import { EndProfessionalLink } from '../commands/end-professional-link/end-professional-link.command.js';
import { ExportBpaFile } from '../commands/export-bpa-file/export-bpa-file.command.js';
import { LinkProfessional } from '../commands/link-professional/link-professional.command.js';
import { SwitchProcedure } from '../commands/switch-procedure/switch-procedure.command.js';
import { SetPresenter } from '../commands/set-presenter/set-presenter.command.js';
import { GetCompetence } from '../queries/get-competence/get-competence.js';
import { ListCritiques } from '../queries/list-critiques/list-critiques.js';
import { ListLedger } from '../queries/list-ledger/list-ledger.js';
import { ListProcedureChoices } from '../queries/list-procedure-choices/list-procedure-choices.js';
import { ListProfessionals } from '../queries/list-professionals/list-professionals.js';
import { PreviewCorrection } from '../queries/preview-correction/preview-correction.js';
import { PreviewQuantityPolicy } from '../queries/preview-quantity-policy/preview-quantity-policy.js';
import { ListRepeatedLines } from '../queries/list-repeated-lines/list-repeated-lines.js';
import { ListSentFiles } from '../queries/list-sent-files/list-sent-files.js';
import { ListQuantityPolicies } from '../queries/list-quantity-policies/list-quantity-policies.js';
import { ListSigningPolicies } from '../queries/list-signing-policies/list-signing-policies.js';

const COMPETENCE = 'managers/:managerId/competences/:competence';

export const ProductionController = controllerFor('produção', [
  query('quantity-policies', ListQuantityPolicies, 'Regras de quantidade que um gestor pode escolher'),
  command('managers/:managerId/quantity-policy', AdoptQuantityPolicy, 'Escolhe a regra de quantidade'),
  command('state/quantity-policy', AdoptStateQuantityPolicy, 'Escolhe a regra de quantidade de quem não escolheu'),
  query('managers/:managerId/procedures', ListProcedureChoices, 'Procedimentos que a produção de um gestor apresenta'),
  command('managers/:managerId/procedures', SwitchProcedure, 'Liga ou desliga um procedimento além do terrestre'),
  command('managers/:managerId/distance-overrides', OverrideDistance, 'Define a distância que conta para um destino'),
  command(
    'managers/:managerId/trips/:tripId/passengers/:authorizationId/resubmission',
    PresentLineAgain,
    'Pede a reapresentação de uma linha recusada pelo SIA, depois de corrigida',
  ),
  query('signing-policies', ListSigningPolicies, 'Regras de assinatura que um gestor pode escolher'),
  command('managers/:managerId/signing-policy', AdoptSigningPolicy, 'Escolhe que profissional assina as linhas'),
  query('managers/:managerId/professionals', ListProfessionals, 'Profissionais que podem assinar, e seus vínculos'),
  command('managers/:managerId/professionals', LinkProfessional, 'Registra o vínculo de um profissional'),
  command('managers/:managerId/professionals/endings', EndProfessionalLink, 'Encerra o vínculo de um profissional'),
  command('managers/:managerId/presenter', SetPresenter, 'Define em nome de quem a produção é apresentada'),
  query(COMPETENCE, GetCompetence, 'Uma competência: linhas, unidades e o que não pode ser apresentado'),
  query(
    `${COMPETENCE}/critiques`,
    ListCritiques,
    'O que fica fora do arquivo da competência: de quem, por quê e como se corrige',
  ),
  query(
    `${COMPETENCE}/repeated-lines`,
    ListRepeatedLines,
    'Linhas da mesma pessoa, dia, procedimento e profissional: o SIA avisa',
  ),
  query(
    `${COMPETENCE}/quantity-policy-preview`,
    PreviewQuantityPolicy,
    'O que a competência seria por outra regra de quantidade',
  ),
  query(
    'managers/:managerId/trips/:tripId/passengers/:authorizationId/correction-preview',
    PreviewCorrection,
    'O que a correção de um passageiro de viagem concluída faria às competências',
  ),
  query(`${COMPETENCE}/ledger`, ListLedger, 'O livro de produção de uma competência'),
  command(`${COMPETENCE}/check`, CheckCompetence, 'Confere a competência (consistência) antes de fechar'),
  command(`${COMPETENCE}/closing`, CloseCompetence, 'Fecha a competência'),
  query(
    `${COMPETENCE}/sent-files`,
    ListSentFiles,
    'Arquivos BPA registrados como enviados, e a diferença do exportado',
  ),
  command(`${COMPETENCE}/export`, ExportBpaFile, 'Gera o arquivo BPA da competência fechada'),
]);
