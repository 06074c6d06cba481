import { Module, type DynamicModule } from '@nestjs/common';
import { TerritoryModule } from '#embarque/territory';
import { ImportSiaReportHandler } from './commands/import-sia-report/import-sia-report.handler.js';
import { ImportSiaResultHandler } from './commands/import-sia-result/import-sia-result.handler.js';
import { SiaFilesController } from './http/sia-files.controller.js';
import { SiaController } from './http/sia.http.js';
import { LARGEST_RESULT } from './options.js';
import { Presenters } from './presenters.js';
import { ListSiaOccurrencesHandler } from './queries/list-sia-occurrences/list-sia-occurrences.js';
import { ViewSiaResultsHandler } from './queries/view-sia-results/view-sia-results.js';
import { SiaFiles } from './sia-files.js';

@Module({})
export class SiaModule {
  /** @param largest bytes of the largest result file that is taken */
  static register(largest: number): DynamicModule {
    return {
      module: SiaModule,
      imports: [TerritoryModule],
      controllers: [SiaFilesController, SiaController],
      providers: [
        { provide: LARGEST_RESULT, useValue: largest },
        ...[Presenters, SiaFiles, ImportSiaResultHandler, ImportSiaReportHandler],
        ...[ViewSiaResultsHandler, ListSiaOccurrencesHandler],
      ],
      exports: [SiaFiles],
    };
  }
}
