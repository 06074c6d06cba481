import { dateText, localDateOf, localTimeOf, type Instant, type LocalDate, type Plate } from '#embarque/kernel';
import { type Role } from '#embarque/trips';
import { type CrewOnPaper, type PassengerOnPaper, type Place } from './records.js';

/** What stands for a name that was erased. */
export const ERASED = '(dados eliminados)';

export const ROLE_TEXT: Readonly<Record<Role, string>> = {
  patient: 'Paciente',
  companion: 'Acompanhante',
  'lap-child': 'Criança de colo',
};

const WEEKDAY = new Intl.DateTimeFormat('pt-BR', { timeZone: 'UTC', weekday: 'long' });

/** `segunda-feira, 05/10/2026`. */
export const dayText = (date: LocalDate): string => `${WEEKDAY.format(new Date(date))}, ${dateText(date)}`;

/** An hour, with its day when that is another one: `14:00`, or `01:30 de 06/10/2026`. */
export function hourText(at: Instant, day: LocalDate): string {
  const date = localDateOf(at);
  return date === day ? localTimeOf(at) : `${localTimeOf(at)} de ${dateText(date)}`;
}

export const placeText = ({ name, town, time }: Place): string => `${name}, ${town}${time ? `, às ${time}` : ''}`;

export const plateText = (plate: Plate): string => `${plate.slice(0, 3)}-${plate.slice(3)}`;

export const crewText = ({ name, licenceCategory }: CrewOnPaper): string =>
  `${name ?? ERASED}${licenceCategory ? ` (CNH ${licenceCategory})` : ''}`;

export function seatText({ seat, returnSeat, standBy, accommodation }: PassengerOnPaper): string {
  if (standBy) return 'Em espera';
  if (accommodation === 'lap') return 'Colo';
  return `${seat ?? '-'}${returnSeat ? ` (volta: ${returnSeat})` : ''}`;
}
