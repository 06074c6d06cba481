import { accept, refuse, type Competence, type Decision, type Uuid } from '#embarque/kernel';
import { type MonthFound, type Production, type ProductionEvent } from '../../domain/production.js';

/** A month may be checked again and again while it is open: the last check counts. */
export function checkCompetence(
  { managerId, competence, found }: { managerId: Uuid; competence: Competence; found: MonthFound },
  { closed }: Production,
): Decision<ProductionEvent> {
  if (closed.has(competence))
    return refuse('competence-already-closed', `A competência ${competence} já está fechada.`);
  return accept({ type: 'CompetenceChecked', data: { managerId, competence, found } });
}
