import { completedYears, momentText, type Instant, type LocalDate, type LocalTime, type Uuid } from '#embarque/kernel';
import { LEGAL_PRIORITY_POLICY, WAITING_POLICY, type CriterionCode } from './policies.js';
import { type Need } from './request.js';

/** What decides where somebody stands; without birth date and needs when they cannot be read. */
export interface Waiting {
  readonly requestId: Uuid;
  readonly kind: string;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly requestedAt: Instant;
  readonly birthDate?: LocalDate | undefined;
  readonly needs?: readonly Need[] | undefined;
}

/** Why somebody stands where they stand, in the user's words (pt-BR). */
export interface Standing {
  readonly criterion: string;
  readonly value: string;
}

interface Criterion {
  readonly label: string;
  /** Sorts as text: the smaller the earlier. */
  rank(one: Waiting): string;
  value(one: Waiting): string;
}

const NEED_NAMES: Partial<Readonly<Record<Need, string>>> = {
  wheelchair: 'cadeira de rodas',
  obesity: 'obesidade',
  'lap-child': 'criança de colo',
};

/** 0: first among the first (80 years or more); 1: priority; 2: none. */
function legalPriority({ birthDate, date, needs = [] }: Waiting): { rank: number; value: string } {
  const { elderly, needs: prior } = LEGAL_PRIORITY_POLICY;
  const age = birthDate ? completedYears(birthDate, date) : 0;
  if (age >= elderly.first) {
    return { rank: 0, value: `${elderly.first} anos ou mais (Lei 10.741/2003, art. 3º, § 2º)` };
  }
  const grounds = [
    ...(age >= elderly.from ? [`${elderly.from} anos ou mais`] : []),
    ...prior.filter((need) => needs.includes(need)).map((need) => NEED_NAMES[need]!),
  ];
  return grounds.length
    ? { rank: 1, value: `${grounds.join(', ')} (Lei 10.048/2000, art. 1º)` }
    : { rank: 2, value: 'não' };
}

const isTreatment = ({ kind }: Waiting): boolean => kind === 'treatment';

const CRITERIA: Readonly<Record<CriterionCode, Criterion>> = {
  treatment: {
    label: 'Tratamento em curso',
    rank: (one) => (isTreatment(one) ? '0' : '1'),
    value: (one) => (isTreatment(one) ? 'sim' : 'não'),
  },
  'legal-priority': {
    label: 'Prioridade legal',
    rank: (one) => String(legalPriority(one).rank),
    value: (one) => legalPriority(one).value,
  },
  'appointment-hour': { label: 'Hora do atendimento', rank: ({ time }) => time, value: ({ time }) => time },
  'asked-first': {
    label: 'Pedido feito em',
    rank: ({ requestedAt }) => requestedAt,
    value: ({ requestedAt }) => momentText(requestedAt),
  },
};

/** Who waits, the first to be served first; the same people always in the same order, however they come. */
export const inTurn = <T extends Waiting>(
  waiting: readonly T[],
  { criteria }: { readonly criteria: readonly CriterionCode[] } = WAITING_POLICY,
): T[] => {
  const rank = (one: T) => [...criteria.map((code) => CRITERIA[code].rank(one)), one.requestId].join('\u001f');
  return waiting
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ one }) => one);
};

export const standingOf = (
  one: Waiting,
  { criteria }: { readonly criteria: readonly CriterionCode[] } = WAITING_POLICY,
): Standing[] => criteria.map((code) => ({ criterion: CRITERIA[code].label, value: CRITERIA[code].value(one) }));
