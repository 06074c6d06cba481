import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Streams, Value, within } from '#embarque/application';
import { Competence, Uuid, type Instant } from '#embarque/kernel';
import { production, productionStream } from '../../domain/production.js';
import { linesOf, NOTHING, presentedIn, type Amount } from '../../lines-in.js';
import { ProductionQuery } from '../production-query.js';

/** Files of a month that are shown, latest first. */
const MOST = 50;
/** SIGTAP's form of displacement and aid: all that is presented here, and little of what a town sends. */
const DISPLACEMENT = '080301';

export interface SentFileView {
  readonly fileName: string;
  readonly sha256: string;
  readonly recordedAt: string;
  readonly bytes: number;
  readonly origin: string;
  readonly destination: string;
  readonly version: string;
  readonly sheets: number;
  readonly control: number;
  readonly faultCount: number;
  /** Faults and notes, by code. */
  readonly faults: Readonly<Record<string, number>>;
  /** By procedure of displacement. */
  readonly displacement: Readonly<Record<string, Amount>>;
}

export interface SentFilesView {
  readonly files: readonly SentFileView[];
  /** Of each procedure of displacement: in the files above, in the file exported here, and the first less the second. */
  readonly procedures: readonly {
    readonly procedure: string;
    readonly sent: Amount;
    readonly exported: Amount;
    readonly difference: Amount;
  }[];
}

/** What was recorded as sent of a month, and how that differs from what was exported here. A file sent twice in two forms counts twice. */
export class ListSentFiles extends ProductionQuery<SentFilesView> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

@QueryHandler(ListSentFiles)
export class ListSentFilesHandler implements IQueryHandler<ListSentFiles> {
  constructor(
    private readonly streams: Streams,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  async execute({ managerId, competence, asOf, asker }: ListSentFiles): Promise<SentFilesView> {
    if (!within(asker.reach, 'served', { manager: managerId })) return { files: [], procedures: [] };
    const [files, exported] = await Promise.all([
      this.filesOf(managerId, competence, asOf),
      this.exportedOf(managerId, competence, asOf),
    ]);
    const known = new Set([...exported.keys(), ...files.flatMap(({ displacement }) => Object.keys(displacement))]);
    const procedures = [...known].sort().map((procedure) => {
      const sent = files.map(({ displacement }) => displacement[procedure] ?? NOTHING).reduce(added, NOTHING);
      const here = exported.get(procedure) ?? NOTHING;
      const difference = { lines: sent.lines - here.lines, units: sent.units - here.units };
      return { procedure, sent, exported: here, difference };
    });
    return { files, procedures };
  }

  private filesOf(managerId: Uuid, competence: Competence, asOf?: Instant): Promise<SentFileView[]> {
    return this.database.query(
      `select file_name as "fileName", sha256, recorded_at as "recordedAt", bytes::float8 as bytes, origin, destination,
              version, sheets, control, fault_count::float8 as "faultCount", faults,
              coalesce((select json_object_agg(procedure, json_build_object('lines', lines, 'units', units))
                          from (select procedure, sum(lines) as lines, sum(units) as units from sent_files.share
                                 where share.manager_id = file.manager_id and share.competence = file.competence
                                   and share.sha256 = file.sha256 and procedure like '${DISPLACEMENT}%'
                                 group by procedure) of_procedure), '{}') as displacement
         from sent_files.file
        where manager_id = $1 and competence = $2 and recorded_at <= coalesce($3::timestamptz, 'infinity')
        order by recorded_at desc, sha256 limit ${MOST}`,
      [managerId, competence, asOf ?? null],
    );
  }

  /** Nothing while the month is not exported. */
  private async exportedOf(
    managerId: Uuid,
    competence: Competence,
    asOf?: Instant,
  ): Promise<ReadonlyMap<string, Amount>> {
    const { closed } = await this.streams.load(productionStream(managerId), production, asOf);
    if (!closed.get(competence)?.file) return new Map();
    const rows = await this.database.query<({ procedure: string } & Amount)[]>(
      `select procedure, count(*)::int as lines, sum(quantity)::int as units
         from (${linesOf(presentedIn('$1', '$2'))}) line group by procedure`,
      [managerId, competence],
    );
    return new Map(rows.map(({ procedure, lines, units }) => [procedure, { lines, units }]));
  }
}

const added = (one: Amount, other: Amount): Amount => ({
  lines: one.lines + other.lines,
  units: one.units + other.units,
});
