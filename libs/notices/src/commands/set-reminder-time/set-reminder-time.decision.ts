import { accept, refuse, type Decision, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { type ReminderTime, type ReminderTimeEvent } from '../../domain/reminder-time.js';

export function setReminderTime(
  { today, ...wanted }: { municipality: IbgeCode; today: LocalDate } & Omit<ReminderTime, 'version'>,
  already: number,
): Decision<ReminderTimeEvent> {
  return wanted.validFrom < today
    ? refuse('reminder-time-retroactive', 'A hora do lembrete vale de hoje em diante: o que já passou fica como foi.')
    : accept({ type: 'ReminderTimeSet', data: { ...wanted, version: already + 1 } });
}
