import { dateText, localDateOf, localTimeOf, type LocalDate } from '#embarque/kernel';
import { tableSheets, titleMarks, type Block, type Column, type Paper, type Row } from '#embarque/paper';
import { type Call, type DayOnPaper, type TripOfDay } from './records.js';
import { BLANK, blanks } from './trip-head.js';
import { crewText, dayText, hourText, plateText } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Hora', width: 60, align: 'center' },
  { title: 'O quê', width: 95 },
  { title: 'Onde', width: 252 },
  { title: 'Pessoas', width: 44, align: 'center' },
  { title: 'Hora e hodômetro', width: 96.28 },
];

/** The day of somebody of the crew: their trips, and where each calls. */
export function renderDaySheet({ date, crewMember, trips }: DayOnPaper): Paper {
  const head: Block = {
    height: 32,
    marks: (top, sheet) =>
      titleMarks(
        'Folha do dia',
        `${dayText(date)}. ${crewText(crewMember)}. ${trips[0].manager.name}.`,
        top,
        sheet,
        trips[0].printedAt,
      ),
  };
  const sheets = tableSheets({ head, columns: COLUMNS, rows: trips.flatMap((trip) => rowsOf(trip, date)), foot: FOOT });
  return { title: `Folha do dia ${dateText(date)}`, sheets };
}

function rowsOf(trip: TripOfDay, date: LocalDate): Row[] {
  const { departsAt, returnsAt, endsAt, attendant, boardings, destinations } = trip;
  const aboard = trip.patients + trip.companions + trip.lapChildren;
  const crew = attendant ? `; agente de bordo: ${crewText(attendant)}` : '';
  const people = `Pacientes: ${trip.patients}, acompanhantes: ${trip.companions}, crianças de colo: ${trip.lapChildren}, cadeiras de rodas: ${trip.wheelchairs}`;
  const call =
    (what: string) =>
    ({ name, town, time, people: here }: Call): Row => [time ?? '', what, `${name}, ${town}`, String(here), ''];
  return [
    [`${localTimeOf(departsAt)} · ${trip.routes.join('; ')} · placa ${plateText(trip.plate)}, ${trip.seats} lugares`],
    [`Motorista: ${crewText(trip.driver)}${crew}. ${people}.`],
    [hourText(departsAt, date), 'Saída', 'Garagem', '', ''],
    ...boardings.map(call('Embarque')),
    ...destinations.map(call('Desembarque')),
    [hourText(returnsAt, date), 'Início da volta', '', String(aboard), ''],
    [hourText(endsAt, date), 'Chegada', localDateOf(endsAt) === date ? 'Garagem' : 'Garagem, no dia seguinte', '', ''],
  ];
}

const FOOT: Block = {
  height: 2 * BLANK + 4,
  marks: (top) =>
    blanks(
      ['Veículo conferido antes de sair: hora', 'Abastecimento: litros e hodômetro', 'Observações', 'Assinatura'],
      2,
      top,
    ),
};
