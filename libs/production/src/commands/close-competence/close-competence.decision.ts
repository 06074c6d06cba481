import {
  accept,
  addMonths,
  firstDayOf,
  localDateOf,
  reasonsOf,
  refuse,
  type Competence,
  type Decision,
  type Instant,
  type Uuid,
} from '#embarque/kernel';
import { quantityAdoptionFor, type Adoption } from '../../domain/choices.js';
import { type MonthFound, type Production, type ProductionEvent } from '../../domain/production.js';

interface Closing {
  readonly managerId: Uuid;
  readonly competence: Competence;
  /** What the month comes to now. */
  readonly found: MonthFound;
  /** What the state chose for those that choose nothing. */
  readonly ofState: readonly Adoption[];
  readonly now: Instant;
}

/** Only what was checked is closed, so that nobody closes a month other than the one that they saw. */
export function closeCompetence(
  { managerId, competence, found, ofState, now }: Closing,
  state: Production,
): Decision<ProductionEvent> {
  if (state.closed.has(competence))
    return refuse('competence-already-closed', `A competência ${competence} já está fechada.`);
  const { presenter } = state;
  const checked = state.checked.get(competence);
  const reasons = reasonsOf(
    [localDateOf(now) < firstDayOf(addMonths(competence, 1)), `A competência ${competence} ainda não terminou.`],
    [
      !quantityAdoptionFor(state, ofState, competence),
      'O gestor ainda não escolheu a regra de quantidade desta competência.',
    ],
    [!presenter, 'Faltam o estabelecimento, o profissional e os órgãos de origem e destino do arquivo.'],
    [!checked, `Falta a consistência da competência ${competence}.`],
    [
      !!checked && checked.digest !== found.digest,
      `A competência mudou depois da consistência (linhas: de ${checked?.lines} para ${found.lines}; unidades: de ${checked?.units} para ${found.units}). Faça a consistência de novo.`,
    ],
  );
  return reasons.length || !presenter
    ? refuse('competence-cannot-close', ...reasons)
    : accept({ type: 'CompetenceClosed', data: { managerId, competence, presenter } });
}
