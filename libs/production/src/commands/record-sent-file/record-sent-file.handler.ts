import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { answer, Streams } from '#embarque/application';
import { refuseUnknown } from '#embarque/kernel';
import { TerritoryDirectory } from '#embarque/territory';
import { production, productionStream } from '../../domain/production.js';
import { sentFiles, sentFilesStream, type BpaDocument } from '../../domain/sent-file.js';
import { RecordSentFile } from './record-sent-file.command.js';
import { recordSentFile } from './record-sent-file.decision.js';

@CommandHandler(RecordSentFile)
export class RecordSentFileHandler implements ICommandHandler<RecordSentFile> {
  constructor(
    private readonly streams: Streams,
    private readonly territory: TerritoryDirectory,
  ) {}

  async execute({ context, ...facts }: RecordSentFile) {
    const { managerId, competence, fileName, sha256, bytes, sheets, control, faultCount } = facts;
    const [manager, { presenter }] = await Promise.all([
      this.territory.manager(managerId),
      this.streams.load(productionStream(managerId), production),
    ]);
    if (manager.status === 'unregistered')
      return refuseUnknown('manager-unknown', 'Não há gestor com este identificador.');
    const document: BpaDocument = {
      ...{ managerId, competence, fileName, sha256, bytes, sheets, control, faultCount },
      ...{ origin: facts.origin ?? '', destination: facts.destination ?? '', version: facts.version ?? '' },
      shares: facts.shares.map((share) => ({ ...share })),
      faults: Object.fromEntries((facts.faults ?? []).map(({ code, count }) => [code, count])),
    };
    const owner = { seat: manager.seat, establishment: presenter?.establishment };
    const decided = await this.streams.decide(sentFilesStream(managerId, competence), sentFiles, context, (state) =>
      recordSentFile(document, owner, state),
    );
    return answer(decided, { sha256, competence });
  }
}
