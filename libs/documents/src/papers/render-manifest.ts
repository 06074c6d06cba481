import { fitted, MARGIN, tableSheets, WIDTH, type Block, type Column, type Paper, type Row } from '#embarque/paper';
import { MANIFEST_POLICY } from '../domain/policies.js';
import { type ListOnPaper, type PassengerOnPaper, type TripOnPaper } from './records.js';
import { BLANK, blanks, tripHead } from './trip-head.js';
import { ERASED, placeText, seatText } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Nº', width: 20, align: 'center' },
  { title: 'Lugar', width: 32, align: 'center' },
  { title: 'Nome', width: 138 },
  { title: 'Cód.', width: 24, align: 'center' },
  { title: 'Documento', width: 60 },
  { title: 'Embarque', width: 112 },
  { title: 'Destino', width: 113.28 },
  { title: 'Ida', width: 24, align: 'center' },
  { title: 'Volta', width: 24, align: 'center' },
];

const NOTE = 18;

/** The map of a trip: who is expected where, with room to write down what became of each. */
export function renderManifest({ trip, passengers }: ListOnPaper): Paper {
  const listed = passengers.map(rowOf);
  const head = tripHead('Mapa de viagem', 'SETS, Resolução SES/MG 6.254/2018, arts. 3º e 4º', trip, {
    note: `${countsOf(trip, passengers)} ${CODES}`,
  });
  const rows = [...listed, ...blankRows(listed.length)];
  return { title: 'Mapa de viagem', sheets: tableSheets({ head, columns: COLUMNS, rows, foot: FOOT }) };
}

function countsOf({ seats }: TripOnPaper, passengers: readonly PassengerOnPaper[]): string {
  const count = (which: (passenger: PassengerOnPaper) => boolean) => passengers.filter(which).length;
  const counts = [
    `lotação ${seats}`,
    `pacientes ${count(({ role }) => role === 'patient')}`,
    `acompanhantes ${count(({ role }) => role === 'companion')}`,
    `crianças de colo ${count(({ role }) => role === 'lap-child')}`,
    `cadeiras de rodas ${count(({ accommodation }) => accommodation === 'wheelchair')}`,
    `em espera ${count(({ standBy }) => standBy)}`,
  ];
  return `${counts.join(', ')}.`.replace('l', 'L');
}

function rowOf(passenger: PassengerOnPaper, index: number): Row {
  const { name, role, legs, document, home, establishment } = passenger;
  return [
    String(index + 1),
    seatText(passenger),
    name ?? ERASED,
    role === 'patient' ? '' : MANIFEST_POLICY.companion,
    document ?? '',
    placeText(home),
    establishment ? placeText(establishment) : '',
    legs === 'return' ? '-' : '',
    legs === 'outbound' ? '-' : '',
  ];
}

/** To write down who boards without being on the list: as many as the first sheet has room for, and a few at least. */
function blankRows(listed: number): Row[] {
  const { leastBlankLines, mostBlankLines, linesPerSheet } = MANIFEST_POLICY;
  const free = Math.max(leastBlankLines, linesPerSheet - listed);
  return Array.from({ length: Math.min(free, mostBlankLines) }, (_, n) => [
    String(listed + n + 1),
    ...Array<string>(COLUMNS.length - 1).fill(''),
  ]);
}

const CODES = `Códigos: ${Object.entries(MANIFEST_POLICY.codes)
  .map(([code, meaning]) => `${code} = ${meaning}`)
  .join('; ')}.`;

const FOOT: Block = {
  height: 2 * BLANK + NOTE,
  marks: (top) => [
    ...blanks(
      [
        ...['Saída: hora e hodômetro', 'Chegada ao destino: hora e hodômetro', 'Início da volta: hora e hodômetro'],
        ...['Chegada: hora e hodômetro', 'Ocorrências (continue no verso)', 'Assinatura do motorista'],
        ...['Assinatura do agente de bordo', 'Digitado por, em'],
      ],
      4,
      top,
    ),
    fitted(
      'Marque Ida e Volta de quem viajou; de quem não viajou, escreva o código. Quem não está na lista só embarca por exceção justificada. Este papel tem dados pessoais: entregue-o no fim da viagem.',
      { x: MARGIN, y: top + 2 * BLANK + 2, width: WIDTH, height: NOTE - 2 },
      { size: 6.5 },
    ),
  ],
};
