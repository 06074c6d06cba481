import {
  accept,
  centavos,
  isNewer,
  limitOf,
  refuse,
  RELATED_FIELDS,
  type Cbo,
  type Competence,
  type Decision,
  type Evolution,
  type ProcedureCode,
  type ProcedureRule,
  type RelatedField,
  type RuleTable,
} from '#embarque/kernel';

/** Aid and displacement: the form (grupo, subgrupo e forma de organização) that the production ledger is judged by. */
export const FORM = '080301';

/** Rows that were stored, by the archive's file. */
export type RowCounts = Readonly<Record<string, number>>;

export interface ImportedTable extends RuleTable {
  /** Of the archive. */
  readonly sha256: string;
  readonly counts: RowCounts;
}

/** `procedures` are those of form 080301 only: what lines are judged by stands in the log, the rest is reference. */
export interface SigtapImported {
  readonly type: 'SigtapImported';
  readonly data: ImportedTable;
}
export type SigtapEvent = SigtapImported;

/** What was imported of one competence, in the order of the imports. */
export interface CompetenceTables {
  readonly tables: readonly ImportedTable[];
}

export const sigtapStream = (competence: Competence): string => `sigtap-${competence}`;

export const sigtap: Evolution<CompetenceTables, SigtapEvent> = {
  initial: { tables: [] },
  evolve: ({ tables }, { data }) => ({ tables: [...tables, data] }),
};

/** Of a competence's versions in the order of their imports: the one that counts. */
export const versionInForce = (versions: Iterable<string>): string | undefined => {
  let best: string | undefined;
  for (const version of versions) if (best === undefined || isNewer(version, best)) best = version;
  return best;
};

/** The version under which this content was imported before. */
export const versionWith = ({ tables }: CompetenceTables, sha256: string): string | undefined =>
  tables.find((known) => known.sha256 === sha256)?.version;

/** An archive that was imported before changes nothing; other content never takes a version's place. */
export function importSigtap(table: ImportedTable, state: CompetenceTables): Decision<SigtapEvent> {
  const { competence, version, sha256 } = table;
  if (versionWith(state, sha256)) return accept();
  return state.tables.some((known) => known.version === version)
    ? refuse(
        'sigtap-version-differs',
        `A versão ${version} da competência ${competence} já foi importada com outro conteúdo.`,
      )
    : accept({ type: 'SigtapImported', data: table });
}

/** A procedure as the archive's rows say it, with the codes that other rows relate to it. */
export interface ProcedureRows {
  readonly procedure: string;
  readonly name: string;
  readonly complexity: string | null;
  readonly sex: string;
  readonly max_quantity: number;
  /** Months. */
  readonly min_age: number;
  readonly max_age: number;
  /** Centavos. */
  readonly ambulatory_value: number;
  readonly financing: string | null;
  readonly instruments: readonly string[];
  readonly details: readonly string[];
  readonly occupations: readonly string[];
  readonly has_cid: boolean;
  readonly has_service: boolean;
}

/** Atributos complementares that ask for a field. */
const ASKS = { authorization: '036', firm: '037', service: '038', cid: '048' } as const;

export function ruleOf(rows: ProcedureRows, competence: Competence): ProcedureRule {
  const [youngest, oldest] = [limitOf(rows.min_age), limitOf(rows.max_age)];
  const maxQuantity = limitOf(rows.max_quantity);
  const asks = (detail: string) => rows.details.includes(detail);
  const hasService = rows.has_service || asks(ASKS.service);
  const filled: Record<RelatedField, boolean> = {
    cid: rows.has_cid || asks(ASKS.cid),
    service: hasService,
    classification: hasService,
    authorization: asks(ASKS.authorization),
    firm: asks(ASKS.firm),
  };
  return {
    procedure: rows.procedure as ProcedureCode,
    name: rows.name,
    ...{ validFrom: competence, validTo: competence },
    value: centavos(rows.ambulatory_value),
    complexity: rows.complexity ?? '',
    financing: rows.financing ?? '',
    sex: rows.sex as ProcedureRule['sex'],
    // Only one of the two given: the other end stays open.
    ...((youngest !== undefined || oldest !== undefined) && { ageMonths: [youngest ?? 0, rows.max_age] as const }),
    // A maximum of none at all would forbid the procedure: it says that there is no maximum.
    ...(maxQuantity && { maxQuantity }),
    ...{ instruments: rows.instruments, details: rows.details, occupations: rows.occupations as readonly Cbo[] },
    blankFields: RELATED_FIELDS.filter((field) => !filled[field]),
  };
}
