import { type Policy } from '#embarque/kernel';
import { type Need } from './request.js';

/** Art. 1 §§1–2: whom SETS does not carry, and where they turn instead (pt-BR, shown as they stand). */
export const ELIGIBILITY_POLICY = {
  id: 'sets-elegibilidade',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 1º, §§ 1º e 2º',
  elsewhere: {
    urgency:
      'Urgência não é transporte eletivo (Resolução SES/MG 6.254/2018, art. 1º, § 1º): ligue para o SAMU, 192, ou procure a unidade de pronto atendimento.',
    lying:
      'Quem precisa viajar deitado não vai em veículo tipo lotação (Resolução SES/MG 6.254/2018, art. 1º, § 2º): peça ambulância de transporte à Secretaria Municipal de Saúde.',
    care: 'Quem precisa de cuidado no caminho não é transportado pelo SETS (Resolução SES/MG 6.254/2018, art. 1º, § 2º): peça ambulância com equipe à Secretaria Municipal de Saúde.',
    oxygen:
      'Oxigênio no caminho é cuidado que o SETS não oferece (Resolução SES/MG 6.254/2018, art. 1º, § 2º): peça ambulância com oxigênio à Secretaria Municipal de Saúde.',
  },
} as const satisfies Policy & { elsewhere: Record<string, string> };

/** What a ground asks of who invokes it, beyond its evidence; ages in completed years on the day of the appointment. */
export interface GroundRule {
  readonly under?: number;
  readonly from?: number;
  readonly women?: true;
  /** The evidence says until when it holds. */
  readonly expires?: true;
}

const GROUND_RULES: Readonly<Record<string, GroundRule>> = {
  MENOR16_VIAGEM: { under: 16 },
  CRIANCA_ADOLESCENTE: { under: 18 },
  IDOSO60: { from: 60 },
  MULHER: { women: true },
  GESTANTE_PARTO: { women: true },
  RECOMENDACAO_PROFISSIONAL: { expires: true },
};

export const COMPANION_POLICY = {
  id: 'acompanhantes',
  version: 1,
  legalBasis:
    'Resolução SES/MG 6.254/2018, art. 3º, § 1º; Lei 8.069/1990, arts. 12 e 83; Lei 10.741/2003, art. 16; Lei 8.080/1990, art. 19-J; número fixado pela SMS',
  perPatient: 1,
  /** With a justified exception. */
  atMost: 2,
  compulsoryUnder: 16,
  compulsoryGround: 'MENOR16_VIAGEM',
  /** Younger ones accompany nobody. */
  youngest: 16,
  grounds: GROUND_RULES,
} as const satisfies Policy & Record<string, unknown>;

/** Whom the law puts first, of those whose birth date and needs say so. */
export const LEGAL_PRIORITY_POLICY = {
  id: 'prioridade-legal',
  version: 1,
  legalBasis: 'Lei 10.048/2000, art. 1º; Estatuto da Pessoa Idosa (Lei 10.741/2003), art. 3º, § 2º',
  elderly: { from: 60, first: 80 },
  needs: ['wheelchair', 'obesity', 'lap-child'],
} as const satisfies Policy & { elderly: object; needs: readonly Need[] };

/** From when on a request that nobody decided is the office's alarm: days before the appointment. */
export const UNDECIDED_POLICY = {
  id: 'pedido-sem-decisao',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, § 2º (a SMS organiza); antecedência por prática, até norma da SMS',
  daysBefore: 1,
} as const satisfies Policy & { daysBefore: number };

export type CriterionCode = 'treatment' | 'legal-priority' | 'appointment-hour' | 'asked-first';

/** In which order who waits is served; another order is another version. No act fixes one: the SMS organises (art. 3 §2). */
export const WAITING_POLICY = {
  id: 'ordem-da-lista-de-espera',
  version: 1,
  legalBasis:
    'Resolução SES/MG 6.254/2018, art. 3º, § 2º (a SMS organiza); Lei 10.048/2000; Lei 10.741/2003; suposição até norma da SMS',
  criteria: ['treatment', 'legal-priority', 'appointment-hour', 'asked-first'],
} as const satisfies Policy & { criteria: readonly CriterionCode[] };

/** How far ahead a series asks. No act says: enough for three sessions a week over a year, and no agenda without end. */
export const SERIES_POLICY = {
  id: 'series-de-pedidos',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, § 2º (a SMS organiza); suposição até norma da SMS',
  /** Dates still to come. */
  mostDates: 180,
  /** From the first day of a plan on. */
  longestDays: 366,
} as const satisfies Policy & Record<string, unknown>;
