import { Module } from '@nestjs/common';
import { SigtapController } from './http/sigtap.http.js';
import { GetSigtapProcedureHandler } from './queries/get-sigtap-procedure/get-sigtap-procedure.js';
import { ListSigtapTablesHandler } from './queries/list-sigtap-tables/list-sigtap-tables.js';
import { SigtapImports } from './sigtap-imports.js';
import { SigtapRules } from './sigtap-rules.js';

@Module({
  controllers: [SigtapController],
  providers: [SigtapImports, SigtapRules, ListSigtapTablesHandler, GetSigtapProcedureHandler],
  exports: [SigtapImports, SigtapRules],
})
export class SigtapModule {}
