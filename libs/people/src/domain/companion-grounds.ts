/** How far a ground reaches for a trip to a consultation or exam. */
export type GroundStrength = 'compulsory' | 'direct' | 'by-extension';

/** Why a person may take a companion along (Res. SES/MG 6.254/2018, art. 3 §1). Says nothing of billability. */
export interface CompanionGround {
  readonly code: string;
  /** The act, as printed for the user. */
  readonly act: string;
  /** What to keep as proof. */
  readonly evidence: string;
  readonly strength: GroundStrength;
  /** How sure the rule is. H: read in the act itself; M: two sources or a secondary one; L: one weak source. */
  readonly conf?: 'H' | 'M' | 'L';
}

export const COMPANION_GROUNDS = [
  {
    code: 'MENOR16_VIAGEM',
    act: 'ECA (Lei 8.069/1990), art. 83; Resolução CNJ 295/2019: menor de 16 anos que sai da comarca',
    evidence: 'Documento de parentesco, autorização escrita ou a exceção usada',
    strength: 'compulsory',
    conf: 'H',
  },
  {
    code: 'CRIANCA_ADOLESCENTE',
    act: 'ECA (Lei 8.069/1990), art. 12: menor de 18 anos',
    evidence: 'Data de nascimento',
    strength: 'by-extension',
    conf: 'H',
  },
  {
    code: 'IDOSO60',
    act: 'Estatuto da Pessoa Idosa (Lei 10.741/2003), art. 16',
    evidence: 'Data de nascimento',
    strength: 'by-extension',
    conf: 'H',
  },
  {
    code: 'MULHER',
    act: 'Lei 8.080/1990, art. 19-J (Lei 14.737/2023): mulher em consultas, exames e procedimentos',
    evidence: 'Sexo no cadastro e pedido da própria pessoa',
    strength: 'direct',
    conf: 'H',
  },
  {
    code: 'GESTANTE_PARTO',
    act: 'Lei 11.108/2005, hoje no art. 19-J da Lei 8.080/1990: parto e puerpério',
    evidence: 'Cartão de pré-natal ou relatório',
    strength: 'direct',
    conf: 'H',
  },
  {
    code: 'DEFICIENCIA',
    act: 'Lei 13.146/2015, art. 22; autismo: Lei 12.764/2012, art. 1º, § 2º',
    evidence: 'Relatório ou carteira',
    strength: 'by-extension',
    conf: 'H',
  },
  {
    code: 'CANCER',
    act: 'Lei 14.238/2021, art. 4º: durante o atendimento e o tratamento',
    evidence: 'Relatório com o diagnóstico',
    strength: 'direct',
    conf: 'H',
  },
  {
    code: 'USUARIO_SUS',
    act: 'Portaria GM/MS 1.820/2009: acompanhante de livre escolha em consultas e exames',
    evidence: 'Pedido da pessoa',
    strength: 'direct',
    conf: 'M',
  },
  {
    code: 'INDIGENA',
    act: 'Portaria GM/MS 3.390/2013',
    evidence: 'Declaração',
    strength: 'by-extension',
    conf: 'M',
  },
  {
    code: 'RECOMENDACAO_PROFISSIONAL',
    act: 'Resolução SES/MG 6.254/2018, art. 3º, § 1º; Portaria SAS/MS 55/1999, art. 7º',
    evidence: 'Recomendação com profissional, registro ou CNES, data e validade',
    strength: 'direct',
    conf: 'H',
  },
  {
    code: 'DECISAO_JUDICIAL',
    act: 'Decisão judicial',
    evidence: 'Número do processo e prazo',
    strength: 'direct',
  },
] as const satisfies readonly CompanionGround[];

export type CompanionGroundCode = (typeof COMPANION_GROUNDS)[number]['code'];
export const COMPANION_GROUND_CODES: readonly CompanionGroundCode[] = COMPANION_GROUNDS.map(({ code }) => code);
