import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Streams, type CommandContext, type Outcome } from '#embarque/application';
import { accept, refuse, refuseUnknown, type Cnes, type Competence, type Refused, type Uuid } from '#embarque/kernel';
import { Snapshots } from '#embarque/read-model';
import { TerritoryDirectory } from '#embarque/territory';
import { BpaFileRefused, writeBpaFile, type WrittenBpaFile, type WrittenBpaFiles } from '../bpa-file/write-bpa-file.js';
import { UnwritableLine } from '../domain/bpa/line.js';
import { bpaProfile, EMBARQUE_PROFILE } from '../domain/bpa/profile.js';
import {
  partsOf,
  production,
  productionStream,
  type ExportedFile,
  type ExportedPart,
  type MonthShare,
} from '../domain/production.js';
import { LedgerManagerRow } from '../projections/ledger/ledger.entities.js';
import { MonthsOnTime } from '../months-on-time.js';
import { SealedPersons } from '../sealed-persons.js';
import { LedgerLines } from './ledger-lines.js';

const SOFTWARE_VERSION = 'EB';

/** A sent month was written again and came out different. A fault, never a user's mistake. */
export class SentFileChanged extends Error {
  constructor(competence: string, sent: string, now: string) {
    super(`the file of ${competence} was exported with sha256 ${sent} and would now be ${now}`);
  }
}

/** A month's files as they were written, the first first. */
export interface BpaExport {
  readonly parts: WrittenBpaFiles;
  /** As they are recorded. */
  readonly file: ExportedFile;
}

/** Writes the BPA files of a closed month. Written again, they are the same byte for byte, or the export stops. */
@Injectable()
export class BpaFiles {
  constructor(
    private readonly streams: Streams,
    private readonly territory: TerritoryDirectory,
    private readonly persons: SealedPersons,
    @InjectDataSource() private readonly database: DataSource,
    private readonly snapshots: Snapshots,
    private readonly months: MonthsOnTime,
  ) {}

  /** The manager that presents its production in the name of an establishment. */
  async managerPresentingAs(establishment: Cnes): Promise<Uuid | undefined> {
    await this.months.refuseBehind();
    const presenter = await this.database.getRepository(LedgerManagerRow).findOneBy({ establishment });
    return presenter?.managerId as Uuid | undefined;
  }

  /** Writes the files of a closed month and records what was written; written again, it only compares. */
  async export(
    managerId: Uuid,
    competence: Competence,
    directory: string,
    context: CommandContext,
    profile?: string,
  ): Promise<Outcome<BpaExport>> {
    const written = await this.write(managerId, competence, directory, profile);
    if ('refusal' in written) return written;
    const decided = await this.streams.decide(productionStream(managerId), production, context, (state) =>
      state.closed.get(competence)?.file
        ? accept()
        : accept({ type: 'BpaFileExported', data: { managerId, competence, file: written.file } }),
    );
    return decided.ok ? { ok: true, position: decided.position, result: written } : decided;
  }

  /** Writes the files of an exported month again. */
  async reproduce(managerId: Uuid, competence: Competence, directory: string): Promise<BpaExport | Refused> {
    const { closed } = await this.streams.load(productionStream(managerId), production);
    return closed.get(competence)?.file
      ? this.write(managerId, competence, directory)
      : refuseUnknown('competence-not-exported', `O arquivo da competência ${competence} ainda não foi gerado.`);
  }

  /** @param asked the profile in which a month that was not sent yet is written; a sent one is written as it was */
  private async write(
    managerId: Uuid,
    competence: Competence,
    directory: string,
    asked?: string,
  ): Promise<BpaExport | Refused> {
    const manager = await this.territory.manager(managerId);
    if (manager.status === 'unregistered')
      return refuseUnknown('manager-unknown', 'Não há gestor com este identificador.');
    const month = (await this.streams.load(productionStream(managerId), production)).closed.get(competence);
    if (!month) return refuse('competence-open', `A competência ${competence} ainda não foi fechada.`);
    const behind = await this.months.refuseBehind();
    if (behind) return behind;

    const { presenter, file: sent } = month;
    const profile = sent ? sent.profile : asked;
    try {
      const parts = await this.snapshots.look((snapshot) =>
        writeBpaFile({
          directory,
          manager: manager.seat,
          competence,
          header: { origin: presenter.origin, destination: presenter.destination, version: SOFTWARE_VERSION },
          lines: new LedgerLines(snapshot, this.database, this.persons).read(managerId, competence),
          profile: profile ? bpaProfile(profile) : EMBARQUE_PROFILE,
          inspect: (now) => {
            if (sent && hashesOf(partsOf(sent)) !== hashesOf(now))
              throw new SentFileChanged(competence, hashesOf(partsOf(sent)), hashesOf(now));
          },
        }),
      );
      const [first, ...further] = parts.map(recordOf);
      const file = { ...first!, ...(further.length ? { further } : {}), ...(profile ? { profile } : {}) };
      return { parts, file };
    } catch (error) {
      if (error instanceof BpaFileRefused) return refuse(`bpa-${error.code}`, error.message);
      if (error instanceof UnwritableLine) return refuse('bpa-line-unwritable', `${error.message} (${error.orderKey})`);
      throw error;
    }
  }
}

const hashesOf = (parts: readonly { readonly sha256: string }[]): string => parts.map(({ sha256 }) => sha256).join(' ');

/** What is kept of a written file; late production tells its months apart. */
function recordOf({ name, sha256, lines, sheets, control, shares }: WrittenBpaFile): ExportedPart {
  const months = new Map<string, MonthShare>();
  for (const share of shares) {
    const competence = share.competence as Competence;
    const month = months.get(competence) ?? { competence, lines: 0, units: 0 };
    months.set(competence, { competence, lines: month.lines + share.lines, units: month.units + share.units });
  }
  return { name, sha256, lines, sheets, control, months: [...months.values()] };
}
