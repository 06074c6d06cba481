import { Module } from '@nestjs/common';
import { SigtapController } from './http/sigtap.http.js';
import { GetSigtapProcedureHandler } from './queries/get-sigtap-procedure/get-sigtap-procedure.js';
import { ListSigtapTablesHandler } from './queries/list-sigtap-tables/list-sigtap-tables.js';
import { SigtapImports } from './sigtap-imports.js';

@Module({
  controllers: [SigtapController],
  providers: [SigtapImports, ListSigtapTablesHandler, GetSigtapProcedureHandler],
  exports: [SigtapImports],
})
export class SigtapModule {}
