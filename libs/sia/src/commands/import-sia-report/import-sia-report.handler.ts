import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { refuseUnknown } from '#embarque/kernel';
import { TerritoryDirectory } from '#embarque/territory';
import { reportStream, siaReport } from '../../domain/report.js';
import { Presenters } from '../../presenters.js';
import { ImportSiaReport } from './import-sia-report.command.js';
import { importSiaReport } from './import-sia-report.decision.js';

@CommandHandler(ImportSiaReport)
export class ImportSiaReportHandler implements ICommandHandler<ImportSiaReport> {
  constructor(
    private readonly streams: Streams,
    private readonly territory: TerritoryDirectory,
    private readonly presenters: Presenters,
  ) {}

  async execute({ context, establishments = [], occurrences = [], ...facts }: ImportSiaReport) {
    const { managerId, competence, fileName, sha256, unreadRows } = facts;
    const [manager, presented] = await Promise.all([
      this.territory.manager(managerId),
      this.presenters.establishmentsOf(managerId),
    ]);
    if (manager.status === 'unregistered') {
      return refuseUnknown('manager-unknown', 'Não há gestor com este identificador.');
    }
    const data = {
      ...{ managerId, competence, fileName, sha256, establishments, unreadRows },
      occurrences: occurrences.map((occurrence) => ({ ...occurrence })),
    };
    const decided = await this.streams.decide(reportStream(managerId, competence), siaReport, context, (state) =>
      importSiaReport(data, presented, state),
    );
    return answer(decided, { managerId, occurrences: occurrences.length });
  }
}
