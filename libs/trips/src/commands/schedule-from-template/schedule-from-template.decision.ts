import { accept, addDays, reasonsOf, refuse, weekdayOf, type Decision, type LocalDate } from '#embarque/kernel';
import { type Template, type TemplateData, type TemplateEvent } from '../../domain/trip-template.js';
import { RETIRED, UNKNOWN_TEMPLATE } from '../../domain/unknown-template.js';

const MOST_DAYS = 62;

interface Range {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
  /** Whether vehicle and driver are known, from the template or from whoever asks. */
  readonly manned: boolean;
}

export function applyTemplate({ from, to, today, manned }: Range, state: Template): Decision<TemplateEvent> {
  if (state.status === 'undefined') return UNKNOWN_TEMPLATE;
  if (state.status === 'retired') return RETIRED;
  const reasons = reasonsOf(
    [to < from, 'O último dia vem antes do primeiro.'],
    [to >= addDays(from, MOST_DAYS), `Programam-se no máximo ${MOST_DAYS} dias de uma vez.`],
    [from < today, 'Só se programam viagens de hoje em diante.'],
    [!manned, 'O modelo não tem veículo e motorista habituais: indique-os.'],
  );
  return reasons.length
    ? refuse('template-not-applicable', ...reasons)
    : accept({ type: 'TripTemplateApplied', data: { templateId: state.templateId, from, to } });
}

/** The template's days of a range. */
export function daysOf({ weekdays }: TemplateData, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day))) days.push(day);
  return days;
}
