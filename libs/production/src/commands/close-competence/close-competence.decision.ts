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
import { adoptionFor, type Production, type ProductionEvent } from '../../domain/production.js';

export function closeCompetence(
  { managerId, competence, now }: { managerId: Uuid; competence: Competence; now: Instant },
  state: Production,
): Decision<ProductionEvent> {
  if (state.closed.has(competence))
    return refuse('competence-already-closed', `A competência ${competence} já está fechada.`);
  const { presenter } = state;
  const reasons = reasonsOf(
    [localDateOf(now) < firstDayOf(addMonths(competence, 1)), `A competência ${competence} ainda não terminou.`],
    [!adoptionFor(state.adoptions, competence), 'O gestor ainda não escolheu a regra de quantidade desta competência.'],
    [!presenter, 'Faltam o estabelecimento, o profissional e os órgãos de origem e destino do arquivo.'],
  );
  return reasons.length || !presenter
    ? refuse('competence-cannot-close', ...reasons)
    : accept({ type: 'CompetenceClosed', data: { managerId, competence, presenter } });
}
