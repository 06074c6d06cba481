import { command, controllerFor, query } from '#embarque/application';
import { CommitImport } from '../commands/commit-import/commit-import.command.js';
import { GetImport } from '../queries/get-import/get-import.js';
import { ListImports } from '../queries/list-imports/list-imports.js';

export const ImportsController = controllerFor('planilhas', [
  query('imports', ListImports, 'As planilhas que você enviou'),
  query('imports/:importId', GetImport, 'Uma planilha: até onde foi, e o que há com as linhas'),
  command('imports/:importId/commitment', CommitImport, 'Grava as linhas novas e certas de uma planilha conferida'),
]);
