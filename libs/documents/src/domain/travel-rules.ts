import { type Evolution, type IbgeCode, type LocalDate } from '#embarque/kernel';

/** What a town asks of who travels, as its authorisations say it (Res. SES/MG 6.254/2018, art. 3 §2: the SMS organises). */
export interface TravelRules {
  /** Counts the town's texts; 0 is the one that stands for a town without any. */
  readonly version: number;
  /** One rule each, as they stand on paper. */
  readonly lines: readonly string[];
  readonly validFrom: LocalDate;
  readonly legalBasis: string;
}

/** So many rules of so many characters stand below an authorisation and can be read. */
export const MOST_RULES = 6;
export const LONGEST_RULE = 160;

export type TravelRulesEvent = {
  type: 'TravelRulesSet';
  data: { readonly municipality: IbgeCode } & TravelRules;
};

/** In the order in which they were set. */
export type TravelRulesBook = readonly TravelRules[];

export const travelRules: Evolution<TravelRulesBook, TravelRulesEvent> = {
  initial: [],
  evolve: (state, { data: { municipality: _, ...rules } }) => [...state, rules],
};

export const travelRulesStream = (municipality: IbgeCode): string => `travel-rules-${municipality}`;

/** No act fixes them: what is reasonable anywhere, until the town says its own. */
export const DEFAULT_TRAVEL_RULES: TravelRules = {
  version: 0,
  lines: [
    'Chegue ao local de embarque 15 minutos antes. O veículo tem hora marcada e não espera além de 10 minutos.',
    'Traga esta autorização, documento com foto, cartão do SUS e o comprovante do atendimento marcado.',
    'O acompanhante só viaja com autorização própria. Menor de 16 anos não viaja sem acompanhante.',
    'Leve uma bolsa de mão por pessoa. Não se transportam mercadorias nem animais, salvo cão-guia.',
    'Se não puder ir, avise a Secretaria assim que souber: o lugar serve a outra pessoa.',
    'Na volta, esteja no local combinado na hora prevista. Se precisar ficar, avise a equipe de bordo.',
  ],
  validFrom: '2018-01-01' as LocalDate,
  legalBasis: 'Normas gerais do transporte: suposição, o município ainda não informou as suas',
};

/** Those in force on a day: of those valid by then, the ones that were set last. */
export const travelRulesOn = (rules: TravelRulesBook, day: LocalDate): TravelRules =>
  rules.findLast(({ validFrom }) => validFrom <= day) ?? DEFAULT_TRAVEL_RULES;
