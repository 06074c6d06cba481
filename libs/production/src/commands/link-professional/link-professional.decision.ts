import { accept, dateText, reasonsOf, refuse, type Decision, type ProcedureRule, type Uuid } from '#embarque/kernel';
import { samePost, type ProfessionalLink } from '../../domain/choices.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';

export interface LinkFacts {
  /** What SIGTAP says now of the procedures of displacement and aid. */
  readonly rules: readonly ProcedureRule[];
}

/**
 * SIGTAP relates only doctors to these procedures, so a driver's occupation never passes; that a procedure relates nobody
 * lets nobody in.
 */
export function linkProfessional(
  { managerId, ...link }: { managerId: Uuid } & ProfessionalLink,
  { professionals }: Production,
  { rules }: LinkFacts,
): Decision<ProductionEvent> {
  const { occupation, validFrom, validTo } = link;
  const accepted = rules.some(({ occupations }) => occupations.includes(occupation));
  const overlapping = professionals.filter((one) => samePost(one, link) && overlap(one, link));
  const reasons = [
    ...reasonsOf(
      [!accepted, `A ocupação ${occupation} não é aceita por nenhum procedimento de deslocamento na tabela SIGTAP.`],
      [!!validTo && validTo < validFrom, 'O último dia do vínculo vem antes do primeiro.'],
    ),
    ...overlapping.map(
      (one) => `O profissional já tem este vínculo ${periodText(one)}: encerre-o antes de registrar outro.`,
    ),
  ];
  return reasons.length
    ? refuse('professional-not-linkable', ...reasons)
    : accept({ type: 'ProfessionalLinked', data: { managerId, ...link } });
}

const overlap = (one: ProfessionalLink, other: ProfessionalLink): boolean =>
  (!other.validTo || one.validFrom <= other.validTo) && (!one.validTo || other.validFrom <= one.validTo);

const periodText = ({ validFrom, validTo }: ProfessionalLink): string =>
  validTo ? `de ${dateText(validFrom)} a ${dateText(validTo)}` : `desde ${dateText(validFrom)}`;
