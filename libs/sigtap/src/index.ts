export { sigtapStream, type ImportedTable, type SigtapEvent, type SigtapImported } from './domain/sigtap.js';
export { sigtapTablesProjection } from './projections/sigtap-tables/sigtap-tables.projection.js';
export { GetSigtapProcedure, type SigtapProcedureView } from './queries/get-sigtap-procedure/get-sigtap-procedure.js';
export { ListSigtapTables, type SigtapTableView } from './queries/list-sigtap-tables/list-sigtap-tables.js';
export { sigtapSchema } from './schema.js';
export { SigtapImports, type SigtapImport } from './sigtap-imports.js';
export { SigtapRules } from './sigtap-rules.js';
export { SigtapModule } from './sigtap.module.js';
