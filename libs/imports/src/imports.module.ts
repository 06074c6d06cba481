import { Module, type DynamicModule } from '@nestjs/common';
import { Reactions } from '#embarque/application';
import { FleetModule } from '#embarque/fleet';
import { PeopleModule } from '#embarque/people';
import { TerritoryModule } from '#embarque/territory';
import { CommitImportHandler } from './commands/commit-import/commit-import.handler.js';
import { UploadImportHandler } from './commands/upload-import/upload-import.handler.js';
import { ImportReportController } from './http/import-report.controller.js';
import { ImportsController } from './http/imports.http.js';
import { UploadImportController } from './http/upload-import.controller.js';
import { ImportsSubjects } from './imports-subjects.js';
import { Desks } from './intake/desks.js';
import { FollowImports } from './intake/follow-imports.js';
import { Importer } from './intake/importer.js';
import { Intake } from './intake/intake.js';
import { Judging } from './intake/judging.js';
import { Appointments } from './kinds/appointments.js';
import { Distances } from './kinds/distances.js';
import { People } from './kinds/people.js';
import { Routes } from './kinds/routes.js';
import { Vehicles } from './kinds/vehicles.js';
import { LARGEST_IMPORT } from './options.js';
import { GetImportHandler } from './queries/get-import/get-import.js';
import { ListImportsHandler } from './queries/list-imports/list-imports.js';

@Module({})
export class ImportsModule {
  constructor(reactions: Reactions, followImports: FollowImports) {
    reactions.add(followImports);
  }

  /** @param largest bytes of the largest file that is taken */
  static register(largest: number): DynamicModule {
    return {
      module: ImportsModule,
      imports: [TerritoryModule, PeopleModule, FleetModule],
      controllers: [UploadImportController, ImportsController, ImportReportController],
      providers: [
        { provide: LARGEST_IMPORT, useValue: largest },
        ...[People, Appointments, Vehicles, Routes, Distances, Desks],
        ...[Intake, Judging, Importer, FollowImports, ImportsSubjects],
        ...[UploadImportHandler, CommitImportHandler, GetImportHandler, ListImportsHandler],
      ],
      exports: [Importer],
    };
  }
}
