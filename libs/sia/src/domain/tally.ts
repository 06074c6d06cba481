import { Cnes, Competence, ProcedureCode, refuse, type Refused } from '#embarque/kernel';
import { type Cells, type ResultFacts, type ResultKind, type ResultTotal } from './result.js';

/** Which columns of a kind of file say what (sia-sus: Informe Técnico SIASUS 2019-07). No other column is read. */
interface Columns<C> {
  readonly establishment: C;
  /** Where the establishment is. */
  readonly town: C;
  readonly processing: C;
  /** Month of attendance; of a day, its month. */
  readonly competence: C;
  readonly procedure: C;
  readonly presentedQuantity: C;
  readonly approvedQuantity: C;
  readonly presentedValue: C;
  readonly approvedValue: C;
  /** What became of the row; a BI does not say it but by its quantities. */
  readonly status?: C;
}

const COLUMNS: Readonly<Record<ResultKind, Columns<string>>> = {
  PA: {
    ...{ establishment: 'PA_CODUNI', town: 'PA_UFMUN', processing: 'PA_MVM', competence: 'PA_CMP' },
    ...{ procedure: 'PA_PROC_ID', presentedQuantity: 'PA_QTDPRO', approvedQuantity: 'PA_QTDAPR' },
    ...{ presentedValue: 'PA_VALPRO', approvedValue: 'PA_VALAPR', status: 'PA_INDICA' },
  },
  BI: {
    ...{ establishment: 'CODUNI', town: 'UFMUN', processing: 'DT_PROCESS', competence: 'DT_ATEND' },
    ...{ procedure: 'PROC_ID', presentedQuantity: 'QT_APRES', approvedQuantity: 'QT_APROV' },
    ...{ presentedValue: 'VL_APRES', approvedValue: 'VL_APROV' },
  },
};

/** PA_INDICA. */
const REFUSED = '0';
const PARTIAL = '6';

/** The displacement of patients and companions, in SIGTAP's form of organisation. */
const DISPLACEMENT = '080301';

/** More than all establishments of a state could have of displacement. */
const MOST_KEPT = 100_000;
const MOST_FAULTS = 10;

type Sums = { -readonly [K in keyof ResultTotal]: ResultTotal[K] };

/**
 * Adds up a result file row by row: of displacement procedures, by establishment, month of attendance and procedure. What a
 * row says of a person (of a BI: birth date, encrypted CNS, residence) is not even read, so none of it can be kept; the lines
 * of a BI are therefore not matched with the lines that were sent.
 */
export class Tally {
  private rows = 0;
  private foreign = false;
  private processing: string | undefined;
  private isMixed = false;
  private readonly faults: string[] = [];
  private readonly sums = new Map<string, Sums>();

  private constructor(
    readonly kind: ResultKind,
    private readonly columns: Columns<number>,
    private readonly state: { readonly code: string; readonly uf: string },
  ) {}

  /** By the columns that a file has; undefined when it is of neither kind. `state`: first digits of its towns, and its letters. */
  static of(names: readonly string[], state: { readonly code: string; readonly uf: string }): Tally | undefined {
    for (const [kind, columns] of Object.entries(COLUMNS)) {
      const places = Object.entries(columns).map(([what, name]) => [what, names.indexOf(name as string)] as const);
      if (places.some(([, place]) => place < 0)) continue;
      return new Tally(kind as ResultKind, Object.fromEntries(places) as unknown as Columns<number>, state);
    }
    return undefined;
  }

  add(cells: Cells): void {
    this.rows++;
    if (!cells(this.columns.town).startsWith(this.state.code)) this.foreign = true;
    const processing = cells(this.columns.processing).slice(0, 6);
    this.processing ??= processing;
    if (processing !== this.processing) this.isMixed = true;
    if (cells(this.columns.procedure).startsWith(DISPLACEMENT)) this.keep(cells);
  }

  private keep(cells: Cells): void {
    const { columns } = this;
    const establishment = cells(columns.establishment);
    const competence = cells(columns.competence).slice(0, 6);
    const procedure = cells(columns.procedure);
    const [presentedQuantity, approvedQuantity, presentedValue, approvedValue] = [
      unitsOf(cells(columns.presentedQuantity)),
      unitsOf(cells(columns.approvedQuantity)),
      centavosOf(cells(columns.presentedValue)),
      centavosOf(cells(columns.approvedValue)),
    ];
    const isWhole = [presentedQuantity, approvedQuantity, presentedValue, approvedValue].every(Number.isSafeInteger);
    if (!Cnes.is(establishment) || !Competence.is(competence) || !ProcedureCode.is(procedure) || !isWhole) {
      if (this.faults.length < MOST_FAULTS) {
        this.faults.push(`O registro ${count(this.rows)} tem estabelecimento, mês, procedimento ou número ilegível.`);
      }
      return;
    }
    const key = establishment + competence + procedure;
    const sums = this.sums.get(key) ?? {
      ...{ establishment, competence, procedure, presentedQuantity: 0, presentedValue: 0 },
      ...{ approvedQuantity: 0, approvedValue: 0, rows: 0, refusedRows: 0, partialRows: 0 },
    };
    const status = columns.status === undefined ? undefined : cells(columns.status);
    sums.presentedQuantity += presentedQuantity;
    sums.presentedValue += presentedValue;
    sums.approvedQuantity += approvedQuantity;
    sums.approvedValue += approvedValue;
    sums.rows += 1;
    if (status === undefined ? !approvedQuantity : status === REFUSED) sums.refusedRows += 1;
    else if (status === undefined ? approvedQuantity < presentedQuantity : status === PARTIAL) sums.partialRows += 1;
    this.sums.set(key, sums);
  }

  /** Why the file cannot be taken, as far as it was read. */
  refusal(): Refused | undefined {
    if (this.foreign) {
      return refuse(
        'result-of-another-state',
        `O arquivo tem produção de outro estado: só se importam os de ${this.state.uf}.`,
      );
    }
    if (this.isMixed) {
      return refuse('result-of-many-months', 'O arquivo mistura competências de processamento: envie uma de cada vez.');
    }
    if (this.faults.length) return refuse('result-damaged', ...this.faults);
    return this.sums.size > MOST_KEPT
      ? refuse('result-too-long', 'O arquivo tem deslocamentos de estabelecimentos demais para ser de um estado.')
      : undefined;
  }

  /** Whose rows there are to be kept. */
  establishments(): Cnes[] {
    return [...new Set([...this.sums.values()].map(({ establishment }) => establishment))];
  }

  /** What the whole file says of the establishments that are known, in order; undefined of an empty one. */
  result(
    isKnown: (establishment: Cnes) => boolean,
  ): Pick<ResultFacts, 'kind' | 'uf' | 'processing' | 'rowsRead' | 'rowsKept' | 'totals'> | undefined {
    if (!Competence.is(this.processing)) return undefined;
    const totals = [...this.sums]
      .filter(([, { establishment }]) => isKnown(establishment))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sums]) => sums);
    const rowsKept = totals.reduce((sum, { rows }) => sum + rows, 0);
    return { kind: this.kind, uf: this.state.uf, processing: this.processing, rowsRead: this.rows, rowsKept, totals };
  }
}

/** Whole units, as `7` or `7.00`; NaN of anything else. */
const unitsOf = (text: string): number => (/^\d{1,11}(?:[.,]0*)?$/.test(text) ? parseInt(text, 10) : NaN);

/** Whole centavos of `24.75` or `24,75`, without a detour through fractions; NaN of anything else. */
function centavosOf(text: string): number {
  const [, whole, part = ''] = /^(\d{1,12})(?:[.,](\d{0,2})0*)?$/.exec(text) ?? [];
  return whole === undefined ? NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

const count = (number: number): string => number.toLocaleString('pt-BR');
