import { BUILT_IN_PROCEDURES, momentText, type Instant } from '#embarque/kernel';
import {
  fields,
  grown,
  heightOfRows,
  MARGIN,
  tableSheets,
  TITLE_HEIGHT,
  titleMarks,
  WIDTH,
  type Block,
  type Column,
  type FieldRow,
  type Paper,
  type Row,
} from '#embarque/paper';
import { type Share } from '../domain/bpa/totals.js';
import { type ControlReport } from './control-report.js';

const COLUMNS: readonly Column[] = [
  { title: 'Mês do atendimento', width: 84, align: 'center' },
  { title: 'CNES', width: 60, align: 'center' },
  { title: 'Procedimento', width: 76, align: 'center' },
  { title: 'Descrição', width: 207.28 },
  { title: 'Linhas', width: 60, align: 'center' },
  { title: 'Unidades', width: 60, align: 'center' },
];
const LINE = 21;
const GAP = 4;
/** Signers that have room in the head; of more it says how many there are. */
const MOST_SIGNERS = 12;

/**
 * The control report of a month, as BPA-Mag prints its own (RELEXP.PRN): SIA shows the control field when it takes a
 * file in, so that both can be compared.
 */
export function renderControlReport(report: ControlReport, printedAt: Instant): Paper {
  const title = 'Relatório de controle da remessa BPA';
  const rows = fieldRows(report).map((row) => grown(WIDTH, row));
  const head: Block = {
    height: TITLE_HEIGHT + heightOfRows(rows) + GAP,
    marks: (top, sheet) => [
      ...titleMarks(title, `${report.manager}, competência ${monthText(report.competence)}`, top, sheet, printedAt),
      ...fields({ x: MARGIN, y: top + TITLE_HEIGHT, width: WIDTH }, rows),
    ],
  };
  const sheets = tableSheets({ head, columns: COLUMNS, rows: tableRows(report), foot: FOOT });
  return { title: `${title} ${report.competence}`, sheets };
}

function fieldRows({ manager, competence, establishments, parts, exportedAt, exportedBy }: ControlReport): FieldRow[] {
  const signers = parts
    .flatMap((part) => part.signers)
    .map(({ professional, occupation }) => `${professional} (CBO ${occupation})`);
  const distinct = [...new Set(signers)];
  const more = distinct.length - MOST_SIGNERS;
  return [
    [
      LINE,
      { label: 'Gestor', value: manager, share: 60, bold: true },
      { label: 'Competência de apresentação', value: monthText(competence), share: 20, bold: true },
      { label: 'CNES', value: establishments.join(', '), share: 20 },
    ],
    [
      LINE,
      {
        label: 'Profissionais que assinam (CNS e CBO)',
        value: distinct.slice(0, MOST_SIGNERS).join('; ') + (more > 0 ? `; e mais ${more}` : ''),
        share: 100,
      },
    ],
    [
      LINE,
      { label: 'Gerado em', value: momentText(exportedAt), share: 30 },
      { label: 'Gerado por', value: exportedBy, share: 70 },
    ],
  ];
}

function tableRows({ parts }: ControlReport): Row[] {
  const rows = parts.flatMap(({ name, sha256, lines, sheets, quantity, control, shares }): Row[] => [
    [`Arquivo ${name}: ${number(lines)} linhas, ${number(sheets)} folhas, campo de controle ${control}`],
    [`SHA-256 ${sha256}`],
    ...shares.map(rowOf),
    ['', '', '', 'Total do arquivo', number(lines), number(quantity)],
  ]);
  if (parts.length === 1) return rows;
  const sum = (of: (part: (typeof parts)[0]) => number) => number(parts.reduce((total, part) => total + of(part), 0));
  const total = ['', '', '', `Total dos ${parts.length} arquivos`];
  return [...rows, [...total, sum(({ lines }) => lines), sum(({ quantity }) => quantity)]];
}

const rowOf = ({ establishment, competence, procedure, lines, units }: Share): Row => [
  monthText(competence),
  establishment,
  procedure,
  BUILT_IN_PROCEDURES.find((rule) => rule.procedure === procedure)?.name ?? '',
  number(lines),
  number(units),
];

const number = (value: number): string => value.toLocaleString('pt-BR');
const monthText = (competence: string): string => `${competence.slice(4)}/${competence.slice(0, 4)}`;

const FOOT: Block = {
  height: 34,
  marks: (top) => [
    {
      ...{ kind: 'text', size: 8, x: MARGIN, y: top + 6, width: WIDTH, height: 22 },
      text:
        'O campo de controle é o número que o SIA mostra ao importar o arquivo: confira um com o outro. ' +
        'O SHA-256 muda com qualquer alteração do arquivo depois de gerado.',
    },
  ],
};
