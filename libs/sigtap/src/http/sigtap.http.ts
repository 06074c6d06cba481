import { controllerFor, query } from '#embarque/application';
import { GetSigtapProcedure } from '../queries/get-sigtap-procedure/get-sigtap-procedure.js';
import { ListSigtapTables } from '../queries/list-sigtap-tables/list-sigtap-tables.js';

export const SigtapController = controllerFor('SIGTAP', [
  query('sigtap/tables', ListSigtapTables, 'Tabelas SIGTAP importadas'),
  query('sigtap/procedures/:procedure', GetSigtapProcedure, 'Um procedimento em uma competência'),
]);
