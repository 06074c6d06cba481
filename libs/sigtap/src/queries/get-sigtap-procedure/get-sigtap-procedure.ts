import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { BusinessQuery, Value } from '#embarque/application';
import { BUILT_IN_PROCEDURES, Competence, ProcedureCode, RuleBook, type ProcedureRule } from '#embarque/kernel';
import { versionInForce } from '../../domain/sigtap.js';
import { SigtapTableRow } from '../../projections/sigtap-tables/sigtap-tables.entities.js';
import { ArchiveRow } from '../../store/sigtap.entities.js';
import { ReferenceTables, type RelatedCode } from '../../store/reference-tables.js';

export interface SigtapProcedureView extends ProcedureRule {
  readonly competence: string;
  /** The table of the competence is not known: this is the last one known before it. */
  readonly provisional: boolean;
  /** The imported table that says so; absent when the project knows it itself. */
  readonly table?: { readonly competence: string; readonly version: string };
  /** From that table: related codes with their names, by kind (instrument, occupation, detail, service, …), without CIDs. */
  readonly related?: Readonly<Record<string, readonly RelatedCode[]>>;
}

/** What SIGTAP says of a procedure in a competence. */
export class GetSigtapProcedure extends BusinessQuery<SigtapProcedureView | undefined> {
  @Value(ProcedureCode) procedure!: ProcedureCode;
  @Value(Competence) competence!: Competence;
}

@QueryHandler(GetSigtapProcedure)
export class GetSigtapProcedureHandler implements IQueryHandler<GetSigtapProcedure> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ procedure, competence }: GetSigtapProcedure): Promise<SigtapProcedureView | undefined> {
    const table = await this.tableFor(competence);
    const own = new RuleBook(BUILT_IN_PROCEDURES);
    const imported = table && (await this.imported(table, procedure));
    const book = table && imported ? own.with({ ...table, procedures: imported.rules }) : own;
    const ruling = book.ruling(Number(procedure), Number(competence));
    if (!ruling) return undefined;
    const { rule, provisional } = ruling;
    const fromTable = imported?.rules.includes(rule) && { table, related: imported.related };
    return { ...rule, competence, provisional, ...fromTable };
  }

  /** The newest imported table that is not after the competence. */
  private async tableFor(asked: Competence) {
    const repository = this.database.getRepository(SigtapTableRow);
    const newest = await repository.findOne({
      where: { competence: LessThanOrEqual(asked) },
      order: { competence: 'DESC' },
    });
    if (!newest) return undefined;
    const { competence } = newest;
    const versions = await repository.find({ where: { competence }, order: { position: 'ASC' } });
    const version = versionInForce(versions.map((row) => row.version))!;
    return { competence: competence as Competence, version };
  }

  /** What that table says of the procedure; undefined where its rows are not on this database. */
  private async imported(table: { competence: Competence; version: string }, procedure: ProcedureCode) {
    const archive = await this.database.getRepository(ArchiveRow).findOneBy(table);
    if (!archive) return undefined;
    const runner = this.database.createQueryRunner();
    try {
      const tables = new ReferenceTables(runner);
      const rules = await tables.rules(archive.archiveId, procedure, table.competence);
      return { rules, related: await tables.related(archive.archiveId, procedure) };
    } finally {
      await runner.release();
    }
  }
}
