import { tableSheets, type Block, type Column, type Paper, type Row } from '#embarque/paper';
import { CHARTER_LIST_POLICY } from '../domain/policies.js';
import { type ListOnPaper, type PassengerOnPaper } from './records.js';
import { BLANK, blanks, tripHead } from './trip-head.js';
import { ERASED, ROLE_TEXT, seatText } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Nº', width: 24, align: 'center' },
  { title: 'Nome', width: 248 },
  { title: 'Documento de identificação', width: 140 },
  { title: 'Condição', width: 80 },
  { title: 'Lugar', width: 55.28, align: 'center' },
];

/** The list by which a charter's driver identifies the passengers (Decreto MG 48.241/2021, art. 2 §6). */
export function renderPassengerList({ trip, passengers }: ListOnPaper): Paper {
  const head = tripHead(
    'Lista de passageiros',
    `Transporte fretado intermunicipal: ${CHARTER_LIST_POLICY.legalBasis}.`,
    trip,
    {
      more: [
        { label: 'CNPJ do gestor', value: cnpjText(trip.manager.cnpj), share: 30 },
        { label: 'Passageiros', value: String(passengers.length), share: 20 },
        { label: 'Protocolo no DER-MG', value: '', share: 50 },
      ],
    },
  );
  return {
    title: 'Lista de passageiros',
    sheets: tableSheets({ head, columns: COLUMNS, rows: passengers.map(rowOf), foot: FOOT }),
  };
}

const rowOf = (passenger: PassengerOnPaper, index: number): Row => [
  String(index + 1),
  passenger.name ?? ERASED,
  passenger.document ?? '',
  ROLE_TEXT[passenger.role],
  seatText(passenger),
];

const cnpjText = (cnpj: string): string => cnpj.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5');

const FOOT: Block = {
  height: BLANK + 4,
  marks: (top) => blanks(['Responsável pela lista', 'Assinatura do motorista'], 2, top),
};
