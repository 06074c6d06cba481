import 'reflect-metadata';
import { Command } from 'commander';
import { runProgram } from '#embarque/composition';
import { resetAccount } from './accounts.js';
import { printAccessMatrix } from './access.js';
import { exportBpa, importBpa, PROFILES, verifyBpa } from './bpa.js';
import { demo } from './demo/demo.js';
import { digestEvents, verifyEvents } from './events.js';
import { rotateKeys } from './keys.js';
import { migrateDatabase } from './migrate.js';
import { proveLine } from './proof.js';
import { reconcileProduction } from './reconcile.js';
import { projectionStatus, rebuildProjections } from './projections.js';
import { importSigtap, listSigtap } from './sigtap.js';
import { importSia } from './sia.js';

await runProgram(async (untilTold) => {
  const program = new Command('embarque')
    .description('Embarque: transporte eletivo em saúde, da viagem ao arquivo BPA-I')
    .configureHelp({ showGlobalOptions: true });

  program
    .command('demo')
    .description('faz o caminho inteiro com dados inventados e fica no ar em http://127.0.0.1:3000')
    .option('--once', 'termina quando acabar', false)
    .option('--competence <AAAAMM>', 'competência', '202610')
    .option('--trips <N>', 'número de viagens', '200')
    .option('--seed <S>', 'semente: a mesma semente dá os mesmos bytes', '1')
    .option('--out <DIR>', 'pasta do arquivo BPA', 'out')
    .option('--port <P>', 'porta do serviço', '3000')
    .option('--json', 'a última linha da saída é um objeto JSON', false)
    .action((options: Record<string, string | boolean>) => demo(options, untilTold));

  program
    .command('migrate')
    .description('aplica as migrações do banco de dados')
    .option('--check', 'confere se entidades e migrações são iguais, em um banco temporário', false)
    .action(migrateDatabase);

  const projections = program.command('projections').description('modelos de leitura');
  projections.command('status').description('até onde cada projeção e cada reação leu').action(projectionStatus);
  projections
    .command('rebuild [name]')
    .description('refaz do zero uma projeção, ou todas, ao lado da que está em uso')
    .action(rebuildProjections);

  const bpa = program.command('bpa').description('arquivos BPA');
  bpa
    .command('export')
    .description('confere e fecha a competência e escreve o arquivo BPA-I')
    .requiredOption('--cnes <C>', 'estabelecimento que apresenta')
    .requiredOption('--competence <AAAAMM>', 'competência de apresentação')
    .requiredOption('--out <DIR>', 'pasta do arquivo')
    .option('--profile <P>', `como gravar: ${PROFILES.join(', ')}`)
    .action(exportBpa);
  bpa
    .command('import <file>')
    .description('registra um arquivo BPA enviado, de qualquer programa: só os totais ficam')
    .requiredOption('--cnes <C>', 'estabelecimento que apresenta')
    .action(importBpa);
  bpa
    .command('verify <file>')
    .description('confere um arquivo BPA de qualquer origem, de qualquer layout desde 2013')
    .option('--json', 'resultado em JSON', false)
    .action(verifyBpa);

  const production = program
    .command('production')
    .description('produção: o que foi realizado e o que dele é apresentado');
  production
    .command('proof <line>')
    .description('mostra de que eventos uma linha vem: VIAGEM/AUTORIZAÇÃO, e /CORREÇÃO se for uma correção')
    .option('--json', 'resultado em JSON', false)
    .option('--as-of <INSTANTE>', 'o que se sabia neste instante (UTC, 2026-10-05T07:30:00.000Z)')
    .option('--pdf <FILE>', 'grava a prova em PDF neste arquivo')
    .action(proveLine);
  production
    .command('reconcile')
    .description('confere se o livro de produção tem tudo o que as viagens dizem que foi realizado, e nada mais')
    .option('--json', 'resultado em JSON', false)
    .action(reconcileProduction);

  const sigtap = program.command('sigtap').description('tabelas SIGTAP');
  sigtap
    .command('import <file>')
    .description('importa o arquivo oficial de uma competência (TabelaUnificada_AAAAMM_v….zip)')
    .option('--json', 'resultado em JSON', false)
    .action(importSigtap);
  sigtap.command('list').description('mostra as tabelas importadas, e qual versão vale').action(listSigtap);

  program
    .command('sia')
    .description('retorno do SIA')
    .command('import <file>')
    .description('importa um resultado do SIA (PA ou BI), ou o relatório de ocorrências de um gestor')
    .option('--manager <ID>', 'de um relatório: o gestor')
    .option('--cnes <C>', 'de um relatório: o estabelecimento que apresenta, em vez do gestor')
    .option('--competence <AAAAMM>', 'de um relatório: a competência de processamento')
    .action(importSia);

  program
    .command('accounts')
    .description('contas')
    .command('reset <login>')
    .description('dá uma senha provisória e remove o segundo fator, quando nenhum administrador consegue entrar')
    .action(resetAccount);

  const access = program.command('access').description('quem pode o quê');
  access.command('matrix').description('mostra a tabela de permissões').action(printAccessMatrix);

  const events = program.command('events').description('registro de eventos');
  events
    .command('verify')
    .description('confere as cadeias de hash, posições, revisões e marcadores')
    .option('--digest <FILE>', 'confere também com o resumo que foi guardado neste arquivo')
    .option('--heads <FILE>', 'lista de fluxos guardada com o resumo: diz quais fluxos mudaram')
    .action(verifyEvents);
  events
    .command('digest')
    .description('resumo de todos os fluxos no fim de um dia, para guardar longe do banco de dados')
    .option('--day <AAAA-MM-DD>', 'dia, no horário de Brasília (padrão: ontem)')
    .option('--out <FILE>', 'arquivo do resumo (padrão: a saída)')
    .option('--heads <FILE>', 'grava também a lista de fluxos, uma linha para cada um')
    .action(digestEvents);

  const keys = program.command('keys').description('chaves dos dados pessoais');
  keys
    .command('rotate')
    .description('troca a chave mestra pela de EMBARQUE_NEW_MASTER_KEY ou de EMBARQUE_NEW_MASTER_KEY_FILE')
    .action(rotateKeys);

  await program.parseAsync();
});
