import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { type Cnes, type Competence, type Instant, type Refused, type Uuid } from '#embarque/kernel';
import { TerritoryNames } from '#embarque/territory';
import { type WrittenBpaFiles } from '../bpa-file/write-bpa-file.js';
import { productionStream } from '../domain/production.js';
import { BpaFiles } from './bpa-files.js';
import { inScratch } from './in-scratch.js';

/** What goes with a month's files: what is in them, and what SIA shows of them when it takes them in. */
export interface ControlReport {
  readonly manager: string;
  readonly competence: Competence;
  readonly establishments: readonly Cnes[];
  readonly parts: WrittenBpaFiles;
  readonly exportedAt: Instant;
  /** Account, or program. */
  readonly exportedBy: string;
}

/** The control reports of exported months: told by the files themselves, which are written again and compared first. */
@Injectable()
export class ControlReports {
  constructor(
    private readonly files: BpaFiles,
    private readonly names: TerritoryNames,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  of(managerId: Uuid, competence: Competence): Promise<ControlReport | Refused> {
    return inScratch(async (directory) => {
      const written = await this.files.reproduce(managerId, competence, directory);
      if ('refusal' in written) return written;
      const { parts } = written;
      const establishments = new Set(parts.flatMap(({ shares }) => shares.map(({ establishment }) => establishment)));
      return {
        manager: (await this.names.manager(managerId))?.name ?? managerId,
        competence,
        establishments: [...establishments] as Cnes[],
        parts,
        ...(await this.exportOf(managerId, competence)),
      };
    });
  }

  private async exportOf(managerId: Uuid, competence: Competence) {
    for await (const { type, data, metadata, recordedAt } of this.store.readStream(productionStream(managerId))) {
      if (type !== 'BpaFileExported' || (data as { competence: string }).competence !== competence) continue;
      const { actor } = metadata as { actor?: string };
      return { exportedAt: recordedAt as Instant, exportedBy: actor ?? '(não consta)' };
    }
    throw new Error(`the export of ${competence} is not in the log`);
  }
}
