import { type Policy } from '#embarque/kernel';

/**
 * How long before the departure and after the planned end a seal holds: people come early, and trips come home late. No act
 * says it: a house rule until a town sets its own.
 */
export const SEAL_POLICY = {
  id: 'validade-do-selo',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, II (data, horário e placa); margens por norma da casa',
  minutesBefore: 12 * 60,
  minutesAfter: 24 * 60,
} as const satisfies Policy & Record<string, unknown>;

/** What a crew writes on the printed map of a trip. No act fixes the codes: those of the maps in use, until a manager says otherwise. */
export const MANIFEST_POLICY = {
  id: 'mapa-de-viagem',
  version: 1,
  legalBasis: 'Prática dos mapas de viagem do SETS; suposição até norma do gestor',
  codes: { D: 'desistiu', NC: 'não compareceu', AC: 'acompanhante' },
  /** Of who is neither patient nor alone on the list. */
  companion: 'AC',
  /** Lines to write on, below the list. */
  leastBlankLines: 3,
  mostBlankLines: 10,
  /** So many lines, blank ones included, stand on one sheet. */
  linesPerSheet: 46,
} as const satisfies Policy & { codes: Record<string, string> } & Record<string, unknown>;

/**
 * The list that a charter's driver carries identifies each passenger, so it alone shows documents in full. Whether the rule
 * binds a consortium's own bus nobody has said: the list is always there to be carried, its protocol may stay blank.
 */
export const CHARTER_LIST_POLICY = {
  id: 'lista-de-passageiros',
  version: 1,
  legalBasis: 'Decreto MG 48.241/2021, art. 2º, §§ 4º e 6º',
} as const satisfies Policy;
