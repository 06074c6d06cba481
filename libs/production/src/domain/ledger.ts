import {
  addMonths,
  PRESENTATION_WINDOW,
  completedMonths,
  competenceOf,
  type Competence,
  type Distance,
  type LocalDate,
  type ProcedureCode,
  type ProcedureRule,
} from '#embarque/kernel';
import { hasField, INDIVIDUAL } from './bpa/layout.js';
import { PERSON_FLAWS, type NoCpf, type PersonFlaw } from './person-flaws.js';
import { unitsOf, type QuantityPolicy } from './quantity-policy.js';
import { SIGNER_CAUSES, type SignerCause } from './signing-policy.js';

/** Why something that was done cannot be presented, and what would make it presentable (pt-BR). */
export const CAUSES = {
  'policy-not-chosen': {
    text: 'O gestor ainda não escolheu a regra de quantidade.',
    remedy: 'Escolha a regra de quantidade do gestor.',
  },
  'exception-boarding': {
    text: 'A pessoa embarcou por exceção, sem estar na lista.',
    remedy: 'Nada a fazer: embarque sem autorização fica registrado e não é apresentado por si só.',
  },
  'not-carried': {
    text: 'O transporte foi corrigido: a pessoa não viajou.',
    remedy: 'Nada a fazer: sem transporte não há o que apresentar.',
  },
  'aid-cancelled': {
    text: 'A ajuda de custo foi cancelada.',
    remedy: 'Nada a fazer: sem a ajuda não há o que apresentar.',
  },
  'no-difference': {
    text: 'O transporte foi corrigido depois que a competência foi fechada, sem mudar as unidades apresentadas.',
    remedy: 'Nada a fazer: a correção fica registrada.',
  },
  'presented-in-excess': {
    text: 'O transporte foi corrigido para menos depois de apresentado, e o arquivo enviado não muda mais.',
    remedy: 'O BPA não aceita quantidade negativa: avise o setor de controle do SIA, que pode glosar a diferença.',
  },
  'rejected-by-sia': {
    text: 'O SIA recusou a linha deste transporte.',
    remedy:
      'Corrija o que o SIA apontou; depois de corrigido o cadastro, ou pedida a reapresentação, vira linha de novo.',
  },
  'lap-child': {
    text: 'Criança de colo não é paciente nem acompanhante.',
    remedy: 'Nada a fazer: o transporte fica registrado e não é apresentado.',
  },
  'mode-not-presented': {
    text: 'O que foi feito não é apresentado: seu procedimento está desligado.',
    remedy: 'Nada a fazer: fica registrado. Ligar o procedimento é decisão do gestor do SUS.',
  },
  'age-not-accepted': {
    text: 'A idade não é aceita pelo procedimento (acompanhante: 18 a 80 anos).',
    remedy: 'Confira a data de nascimento; se estiver certa, o transporte não é apresentável.',
  },
  'no-document': {
    text: 'A pessoa não tem CPF nem CNS no cadastro.',
    remedy: 'Complete o cadastro com CPF ou CNS.',
  },
  'cpf-missing': {
    text: 'O procedimento só aceita CPF, e o cadastro da pessoa não o tem.',
    remedy: 'Complete o cadastro com o CPF, ou diga nele que a pessoa não tem CPF.',
  },
  ...PERSON_FLAWS,
  'distance-unknown': {
    text: 'Não há distância em vigor na tabela da rota para o município de embarque.',
    remedy: 'Informe a distância da rota, com fonte e vigência.',
  },
  'under-minimum-distance': {
    text: 'A distância de ida é menor que o mínimo da regra de quantidade.',
    remedy: 'Nada a fazer: o transporte fica registrado e não é apresentado.',
  },
  'quantity-not-accepted': {
    text: 'A quantidade calculada é zero ou maior que a aceita pelo procedimento.',
    remedy: 'Confira a distância da rota e a regra de quantidade.',
  },
  'procedure-not-in-force': {
    text: 'O procedimento não está na tabela SIGTAP da competência.',
    remedy: 'Importe a tabela SIGTAP da competência.',
  },
  'instrument-not-accepted': {
    text: 'O procedimento não se registra por BPA-I, pela tabela SIGTAP da competência.',
    remedy: 'Nada a fazer: fica registrado e não é apresentado. Confira a tabela importada da competência.',
  },
  ...SIGNER_CAUSES,
  'person-erased': {
    text: 'Os dados da pessoa foram eliminados.',
    remedy: 'Nada a fazer: sem os dados da pessoa o transporte não é apresentável.',
  },
  'window-expired': {
    text: 'O prazo de apresentação (a competência e as três seguintes) terminou.',
    remedy: 'Nada a fazer: a produção está perdida.',
  },
} as const;
export type Cause = keyof typeof CAUSES;

export interface PersonFacts {
  readonly birthDate: LocalDate;
  /** CPF or CNS. */
  readonly hasDocument: boolean;
  /** Why there is no CPF, where there is none. */
  readonly lacksCpf?: NoCpf;
  /** What a line cannot say of them. */
  readonly flaws?: readonly PersonFlaw[];
}

/** What is known of a realised transport or aid when it is judged. */
export interface Realised {
  readonly role: string;
  /** Boarded without being on the list. */
  readonly exceptional?: boolean | undefined;
  readonly date: LocalDate;
  readonly legs: 0 | 1 | 2;
  /** An aid that was not given after all. */
  readonly cancelled?: boolean | undefined;
  /** Counted once, whatever the distance. */
  readonly byOccurrence?: boolean | undefined;
  /** Undefined when the person's data were erased. */
  readonly person?: PersonFacts | undefined;
  readonly oneWay?: Distance | undefined;
  readonly policy?: QuantityPolicy | undefined;
  /** None when what was done is not presented. */
  readonly procedure?: ProcedureCode | undefined;
  readonly rule?: ProcedureRule | undefined;
  /** Month in which it can still be presented. */
  readonly presentation?: Competence | undefined;
  /** Why nobody can sign it. */
  readonly signing?: readonly SignerCause[] | undefined;
}

/** A line to present, or an entry among what cannot be presented, with every cause. */
export interface Judgement {
  readonly causes: readonly Cause[];
  /** Units; 0 when they cannot be told. */
  readonly quantity: number;
}

/** Art. 10: every realised transport is in the ledger; what may be presented is a line, the rest says why not. */
export function judge({
  role,
  exceptional,
  date,
  legs,
  cancelled,
  byOccurrence,
  person,
  oneWay,
  policy,
  procedure,
  rule,
  presentation,
  signing = [],
}: Realised): Judgement {
  if (cancelled) return { causes: ['aid-cancelled'], quantity: 0 };
  if (!legs) return { causes: ['not-carried'], quantity: 0 };
  if (exceptional) return { causes: ['exception-boarding'], quantity: 0 };
  if (role === 'lap-child') return { causes: ['lap-child'], quantity: 0 };
  if (!procedure) return { causes: ['mode-not-presented'], quantity: 0 };

  const causes: Cause[] = [];
  if (!presentation) causes.push('window-expired');
  if (!rule) causes.push('procedure-not-in-force');
  if (!person) causes.push('person-erased');
  if (person && rule && !acceptsAge(rule, person.birthDate, date)) causes.push('age-not-accepted');
  if (rule && !rule.instruments.includes(BPA_I)) causes.push('instrument-not-accepted');
  if (person && !person.hasDocument) causes.push('no-document');
  else if (person && rule?.details.includes(ONLY_CPF) && !mayLackCpf(person, presentation)) causes.push('cpf-missing');
  causes.push(...(person?.flaws ?? []));
  const counted = byOccurrence ? countOnce(rule) : countUnits({ legs, oneWay, policy, rule });
  return { causes: [...causes, ...counted.causes, ...signing], quantity: counted.quantity };
}

/** The causes that a policy, a distance or what the procedure takes can bring about. */
export const QUANTITY_CAUSES = [
  'distance-unknown',
  'policy-not-chosen',
  'under-minimum-distance',
  'quantity-not-accepted',
] as const satisfies readonly Cause[];

/** How many units a transport of so many legs comes to, and what of that cannot be presented. */
export function countUnits({
  legs,
  oneWay,
  policy,
  rule,
}: Pick<Realised, 'oneWay' | 'policy' | 'rule'> & { readonly legs: 1 | 2 }): Judgement {
  const quantity = policy && oneWay ? unitsOf(policy, oneWay, legs) : 0;
  const causes: (typeof QUANTITY_CAUSES)[number][] = [];
  if (!oneWay) causes.push('distance-unknown');
  if (!policy) causes.push('policy-not-chosen');
  if (policy && oneWay && oneWay < policy.minimumMetres) causes.push('under-minimum-distance');
  else if (policy && oneWay && rule && !acceptsQuantity(rule, quantity)) causes.push('quantity-not-accepted');
  return { causes, quantity };
}

/** Instrumento de registro, and atributo complementar, of SIGTAP. */
const BPA_I = '02';
const ONLY_CPF = '058';

/** Whoever has one does not; of who is registered as without, the line says so once its layout has the field (`prd-sem-cpf`). */
const mayLackCpf = ({ lacksCpf }: PersonFacts, presentation: Competence | undefined): boolean =>
  !lacksCpf ||
  lacksCpf === 'indigenous' ||
  (lacksCpf === 'declared' && (!presentation || hasField(presentation, INDIVIDUAL.withoutCpf)));

const countOnce = (rule: ProcedureRule | undefined): Judgement => ({
  causes: rule && !acceptsQuantity(rule, 1) ? ['quantity-not-accepted'] : [],
  quantity: 1,
});

function acceptsAge({ ageMonths }: ProcedureRule, birthDate: LocalDate, date: LocalDate): boolean {
  if (!ageMonths) return true;
  const [youngest, oldest] = ageMonths;
  const months = completedMonths(birthDate, date);
  return youngest <= months && months <= oldest;
}

/**
 * What is left to present of a transport that a file has shown already: the difference, in a later month while the window
 * is open. What was presented is not judged anew: distance and policy are those of the line that was sent.
 */
export function judgeDifference(realised: Realised, presented: number): Judgement {
  const { legs, cancelled, byOccurrence, policy, oneWay } = realised;
  const whole = byOccurrence ? 1 : policy && oneWay && legs ? unitsOf(policy, oneWay, legs) : 0;
  const quantity = (legs && !cancelled ? whole : 0) - presented;
  if (!quantity) return { causes: ['no-difference'], quantity };
  if (quantity < 0) return { causes: ['presented-in-excess'], quantity };
  return { ...judge(realised), quantity };
}

const acceptsQuantity = ({ maxQuantity }: ProcedureRule, quantity: number): boolean =>
  quantity >= 1 && (maxQuantity === undefined || quantity <= maxQuantity);

/** The first month, from the attendance on, that is still open; none when the window is over. */
export function presentationOf(date: LocalDate, isClosed: (month: Competence) => boolean): Competence | undefined {
  const attended = competenceOf(date);
  for (let late = 0; late <= PRESENTATION_WINDOW; late++) {
    const month = addMonths(attended, late);
    if (!isClosed(month)) return month;
  }
  return undefined;
}
