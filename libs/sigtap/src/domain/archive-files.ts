/** A column of our own, and where an archive's file has it: one column, or several put together. */
type Columns = Readonly<Record<string, string | readonly string[]>>;

/** A file of the archive that is read: into which table, and from which columns of its layout. */
export interface ArchiveFile {
  /** Without `.txt`. Its layout is `<name>_layout.txt`. */
  readonly name: string;
  readonly table: 'procedure' | 'relation' | 'code';
  /** What the rows of `relation` and `code` are. */
  readonly kind?: string;
  readonly columns: Columns;
  /** Columns that hold digits only. */
  readonly numbers?: readonly string[];
  /** Its rows carry the archive's competence. */
  readonly dated: boolean;
  /** An archive without it can be taken all the same: nothing is checked by it. */
  readonly optional?: boolean;
}

export const COMPETENCE_COLUMN = 'DT_COMPETENCIA';

const relation = (kind: string, name: string, code: string, rest: Partial<ArchiveFile> = {}, qualifier?: string) => ({
  ...{ name, table: 'relation' as const, kind, dated: true },
  columns: { procedure: 'CO_PROCEDIMENTO', code, ...(qualifier && { qualifier }) },
  ...rest,
});
const codes = (kind: string, name: string, code: string | readonly string[], label: string, dated = true) => ({
  ...{ name, table: 'code' as const, kind, dated, optional: true },
  columns: { code, name: label },
});

/** What is read of an archive, the procedures first. What is not here (descriptions, compatibilities, TUSS, beds) is not. */
export const ARCHIVE_FILES: readonly ArchiveFile[] = [
  {
    ...{ name: 'tb_procedimento', table: 'procedure', dated: true },
    columns: {
      procedure: 'CO_PROCEDIMENTO',
      name: 'NO_PROCEDIMENTO',
      complexity: 'TP_COMPLEXIDADE',
      sex: 'TP_SEXO',
      max_quantity: 'QT_MAXIMA_EXECUCAO',
      days: 'QT_DIAS_PERMANENCIA',
      points: 'QT_PONTOS',
      min_age: 'VL_IDADE_MINIMA',
      max_age: 'VL_IDADE_MAXIMA',
      hospital_value: 'VL_SH',
      ambulatory_value: 'VL_SA',
      professional_value: 'VL_SP',
      financing: 'CO_FINANCIAMENTO',
      rubric: 'CO_RUBRICA',
      stay: 'QT_TEMPO_PERMANENCIA',
    },
    numbers: [
      ...['procedure', 'max_quantity', 'days', 'points', 'min_age', 'max_age', 'stay'],
      ...['hospital_value', 'ambulatory_value', 'professional_value'],
    ],
  },
  relation('instrument', 'rl_procedimento_registro', 'CO_REGISTRO'),
  relation('occupation', 'rl_procedimento_ocupacao', 'CO_OCUPACAO'),
  relation('detail', 'rl_procedimento_detalhe', 'CO_DETALHE'),
  relation('service', 'rl_procedimento_servico', 'CO_SERVICO', {}, 'CO_CLASSIFICACAO'),
  relation('cid', 'rl_procedimento_cid', 'CO_CID', {}, 'ST_PRINCIPAL'),
  relation('modality', 'rl_procedimento_modalidade', 'CO_MODALIDADE', { optional: true }),
  relation('habilitation', 'rl_procedimento_habilitacao', 'CO_HABILITACAO', { optional: true }, 'NU_GRUPO_HABILITACAO'),
  codes('instrument', 'tb_registro', 'CO_REGISTRO', 'NO_REGISTRO'),
  codes('occupation', 'tb_ocupacao', 'CO_OCUPACAO', 'NO_OCUPACAO', false),
  codes('detail', 'tb_detalhe', 'CO_DETALHE', 'NO_DETALHE'),
  codes('financing', 'tb_financiamento', 'CO_FINANCIAMENTO', 'NO_FINANCIAMENTO'),
  codes('rubric', 'tb_rubrica', 'CO_RUBRICA', 'NO_RUBRICA'),
  codes('modality', 'tb_modalidade', 'CO_MODALIDADE', 'NO_MODALIDADE'),
  codes('service', 'tb_servico_classificacao', ['CO_SERVICO', 'CO_CLASSIFICACAO'], 'NO_CLASSIFICACAO'),
  codes('habilitation', 'tb_habilitacao', 'CO_HABILITACAO', 'NO_HABILITACAO'),
  codes('cid', 'tb_cid', 'CO_CID', 'NO_CID', false),
];

/** The columns that a file's layout must have, by their names there. */
export const columnsNeeded = ({ columns, dated }: ArchiveFile): string[] => [
  ...Object.values(columns).flat(),
  ...(dated ? [COMPETENCE_COLUMN] : []),
];
