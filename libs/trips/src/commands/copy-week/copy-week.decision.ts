import {
  accept,
  addDays,
  dateText,
  momentText,
  reasonsOf,
  refuse,
  weekdayOf,
  type Decision,
  type Instant,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';
import { copyOf, daysBetween, type WeekCopyEvent } from '../../domain/week-copy.js';
import { type KnownTrip } from '../../domain/trip.js';

export interface Weeks {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Why one week cannot be copied to another. */
export const weekReasons = ({ from, to }: Weeks): string[] =>
  reasonsOf(
    [weekdayOf(from) !== 'monday' || weekdayOf(to) !== 'monday', 'Uma semana se indica pela sua segunda-feira.'],
    [from === to, 'A semana que recebe as viagens é a mesma.'],
  );

export function copyWeek(
  { managerId, from, to, now }: Weeks & { readonly managerId: Uuid; readonly now: Instant },
  trips: readonly KnownTrip[],
): Decision<WeekCopyEvent> {
  const days = daysBetween(from, to);
  const reasons = [
    ...weekReasons({ from, to }),
    ...trips.flatMap((trip) => {
      const name = `A viagem ${trip.tripId}, de ${momentText(trip.departsAt)},`;
      return reasonsOf(
        [trip.managerId !== managerId, `${name} é de outro gestor.`],
        [trip.date < from || trip.date > addDays(from, 6), `${name} não é da semana de ${dateText(from)}.`],
        [trip.status === 'cancelled', `${name} foi cancelada.`],
        [copyOf(trip, days).departsAt <= now, `${name} cairia em uma hora que já passou.`],
      );
    }),
  ];
  return reasons.length
    ? refuse('week-not-copyable', ...reasons)
    : accept({ type: 'WeekCopied', data: { managerId, from, to, tripIds: trips.map(({ tripId }) => tripId) } });
}
