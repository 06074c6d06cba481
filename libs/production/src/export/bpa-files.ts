import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { READ_MODELS, Streams, type CommandContext, type Outcome, type ReadModels } from '#embarque/application';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { accept, refuse, refuseUnknown, type Cnes, type Competence, type Refused, type Uuid } from '#embarque/kernel';
import { TerritoryDirectory } from '#embarque/territory';
import { BpaFileRefused, writeBpaFile, type WrittenBpaFile } from '../bpa-file/write-bpa-file.js';
import { UnwritableLine } from '../domain/bpa/line.js';
import { production, productionStream, type ClosedMonth, type ExportedFile } from '../domain/production.js';
import { PresenterRow } from '../projections/ledger/ledger.entities.js';
import { SealedPersons } from '../sealed-persons.js';
import { LedgerLines } from './ledger-lines.js';

const SOFTWARE_VERSION = 'EB';

/** A sent month was written again and came out different. A fault, never a user's mistake. */
export class SentFileChanged extends Error {
  constructor(competence: string, sent: string, now: string) {
    super(`the file of ${competence} was exported with sha256 ${sent} and would now be ${now}`);
  }
}

export interface BpaExport extends ExportedFile {
  readonly path: string;
  readonly bytes: number;
}

/** Writes the BPA file of a closed month. Written again, it is the same file byte for byte, or the export stops. */
@Injectable()
export class BpaFiles {
  constructor(
    private readonly streams: Streams,
    private readonly territory: TerritoryDirectory,
    private readonly persons: SealedPersons,
    @InjectDataSource() private readonly database: DataSource,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** The manager that presents its production in the name of an establishment. */
  async managerPresentingAs(establishment: Cnes): Promise<Uuid | undefined> {
    await this.readModels.caughtUp(await this.store.head(), 120_000);
    const presenter = await this.database.getRepository(PresenterRow).findOneBy({ establishment });
    return presenter?.managerId as Uuid | undefined;
  }

  async export(
    managerId: Uuid,
    competence: Competence,
    directory: string,
    context: CommandContext,
  ): Promise<Outcome<BpaExport>> {
    const manager = await this.territory.manager(managerId);
    if (manager.status === 'unregistered')
      return refuseUnknown('manager-unknown', 'Não há gestor com este identificador.');
    const month = (await this.streams.load(productionStream(managerId), production)).closed.get(competence);
    if (!month) return refuse('competence-open', `A competência ${competence} ainda não foi fechada.`);
    if (!(await this.readModels.caughtUp(await this.store.head(), 120_000))) {
      return refuse('ledger-behind', 'O livro de produção ainda não leu todos os eventos. Tente de novo em instantes.');
    }

    const written = await this.write(managerId, manager.seat, competence, month, directory);
    if ('refusal' in written) return written;
    const { name, sha256, lines, sheets, control, months } = written;
    if (month.file && month.file.sha256 !== sha256) throw new SentFileChanged(competence, month.file.sha256, sha256);
    const file: ExportedFile = { name, sha256, lines, sheets, control, months };
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      state.closed.get(competence)?.file
        ? accept()
        : accept({ type: 'BpaFileExported', data: { managerId, competence, file } }),
    );
    return decided.ok
      ? { ok: true, position: decided.position, result: { ...file, path: written.path, bytes: written.bytes } }
      : decided;
  }

  private async write(
    managerId: Uuid,
    seat: WriteRequest['manager'],
    competence: Competence,
    { presenter }: ClosedMonth,
    directory: string,
  ): Promise<(WrittenBpaFile & { months: ExportedFile['months'] }) | Refused> {
    const runner = this.database.createQueryRunner();
    // One snapshot for all pages.
    await runner.startTransaction('REPEATABLE READ');
    try {
      const lines = new LedgerLines(runner, this.persons);
      const file = await writeBpaFile({
        directory,
        manager: seat,
        competence,
        header: { origin: presenter.origin, destination: presenter.destination, version: SOFTWARE_VERSION },
        lines: lines.read(managerId, competence, presenter),
      });
      return { ...file, months: [...lines.months.values()] };
    } catch (error) {
      if (error instanceof BpaFileRefused) return refuse(`bpa-${error.code}`, error.message);
      if (error instanceof UnwritableLine) return refuse('bpa-line-unwritable', `${error.message} (${error.orderKey})`);
      throw error;
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

type WriteRequest = Parameters<typeof writeBpaFile>[0];
