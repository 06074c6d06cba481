import type { Competence } from '#embarque/kernel';

/** N: digits, right aligned, zero filled. A: upper-case ASCII, left aligned, space filled. */
export type FieldType = 'N' | 'A';
/** `conditional`: demanded or forbidden by another field or by the procedure. */
export type Presence = 'required' | 'conditional' | 'optional';

export interface Field {
  /** Name in the layout document. */
  readonly name: string;
  /** What it is, for users. */
  readonly label: string;
  /** First position, counted from 1. */
  readonly start: number;
  readonly length: number;
  /** Last position, inclusive. */
  readonly end: number;
  readonly type: FieldType;
  readonly presence: Presence;
  /** A required field is demanded from this competence on, `AAAAMM` as a number; 0 = always. */
  readonly requiredFrom: number;
}

type Row = readonly [
  name: string,
  label: string,
  start: number,
  length: number,
  type: FieldType,
  presence: Presence,
  requiredFrom?: number,
];

const record = <K extends string>(rows: Record<K, Row>): Readonly<Record<K, Field>> =>
  Object.fromEntries(
    Object.entries<Row>(rows).map(([key, [name, label, start, length, type, presence, requiredFrom = 0]]) => [
      key,
      { name, label, start, length, end: start + length - 1, type, presence, requiredFrom },
    ]),
  ) as Record<K, Field>;

/** Record 01. BPA-Mag writes 126 characters (a version of 6), the layout document has 130. */
export const HEADER = record({
  kind: ['cbc-hdr', 'tipo do registro', 1, 2, 'N', 'required'],
  mark: ['cbc-hdr', 'marca #BPA#', 3, 5, 'A', 'required'],
  competence: ['cbc-mvm', 'competência de processamento', 8, 6, 'N', 'required'],
  lines: ['cbc-lin', 'número de linhas', 14, 6, 'N', 'required'],
  sheets: ['cbc-flh', 'número de folhas', 20, 6, 'N', 'required'],
  control: ['cbc-smt-vrf', 'campo de controle', 26, 4, 'N', 'required'],
  originName: ['cbc-rsp', 'nome do órgão de origem', 30, 30, 'A', 'optional'],
  originAcronym: ['cbc-sgl', 'sigla do órgão de origem', 60, 6, 'A', 'optional'],
  originDocument: ['cbc-cgccpf', 'CNPJ ou CPF do órgão de origem', 66, 14, 'N', 'required'],
  destinationName: ['cbc-dst', 'nome do órgão de destino', 80, 40, 'A', 'optional'],
  destinationKind: ['cbc-dst-in', 'indicador do órgão de destino', 120, 1, 'A', 'optional'],
  version: ['cbc-versao', 'versão do sistema', 121, 10, 'A', 'optional'],
});

/** Record 02, BPA-C: read when somebody else's file has it, never written. */
export const CONSOLIDATED = record({
  kind: ['prd-ident', 'tipo do registro', 1, 2, 'N', 'required'],
  establishment: ['prd-cnes', 'CNES', 3, 7, 'N', 'required'],
  competence: ['prd-cmp', 'competência da produção', 10, 6, 'N', 'required'],
  occupation: ['prd-cbo', 'CBO', 16, 6, 'A', 'required'],
  sheet: ['prd-flh', 'folha', 22, 3, 'N', 'required'],
  sequence: ['prd-seq', 'linha da folha', 25, 2, 'N', 'required'],
  procedure: ['prd-pa', 'procedimento', 27, 10, 'N', 'required'],
  age: ['prd-idade', 'idade', 37, 3, 'N', 'required'],
  quantity: ['prd-qt', 'quantidade', 40, 6, 'N', 'required'],
  origin: ['prd-org', 'origem da informação', 46, 3, 'A', 'required'],
});
export const CONSOLIDATED_LENGTH = 48;

/** PT SAS 257/2013 brought the address; BPA-Mag criticises a missing one from here on. */
const ADDRESS_DEMANDED = 201306;

/** Record 03, BPA-I. Every layout is a beginning of this one: versions have only ever added fields at the end. */
export const INDIVIDUAL = record({
  kind: ['prd-ident', 'tipo do registro', 1, 2, 'N', 'required'],
  establishment: ['prd-cnes', 'CNES', 3, 7, 'N', 'required'],
  competence: ['prd-cmp', 'competência da produção', 10, 6, 'N', 'required'],
  professional: ['prd-cnsmed', 'CNS do profissional', 16, 15, 'N', 'required'],
  occupation: ['prd-cbo', 'CBO', 31, 6, 'A', 'required'],
  attendedOn: ['prd-dtaten', 'data do atendimento', 37, 8, 'N', 'required'],
  sheet: ['prd-flh', 'folha', 45, 3, 'N', 'required'],
  sequence: ['prd-seq', 'linha da folha', 48, 2, 'N', 'required'],
  procedure: ['prd-pa', 'procedimento', 50, 10, 'N', 'required'],
  cns: ['prd-cnspac', 'CNS da pessoa', 60, 15, 'N', 'conditional'],
  sex: ['prd-sexo', 'sexo', 75, 1, 'A', 'required'],
  residence: ['prd-ibge', 'município de residência', 76, 6, 'N', 'required'],
  cid: ['prd-cid', 'CID-10', 82, 4, 'A', 'conditional'],
  age: ['prd-idade', 'idade', 86, 3, 'N', 'required'],
  quantity: ['prd-qt', 'quantidade', 89, 6, 'N', 'required'],
  careCharacter: ['prd-caten', 'caráter de atendimento', 95, 2, 'N', 'required'],
  authorization: ['prd-naut', 'número da autorização', 97, 13, 'N', 'optional'],
  origin: ['prd-org', 'origem da informação', 110, 3, 'A', 'required'],
  name: ['prd-nmpac', 'nome da pessoa', 113, 30, 'A', 'required'],
  birthDate: ['prd-dtnasc', 'data de nascimento', 143, 8, 'N', 'required'],
  race: ['prd-raca', 'raça/cor', 151, 2, 'N', 'required'],
  ethnicity: ['prd-etnia', 'etnia', 153, 4, 'A', 'conditional'],
  nationality: ['prd-nac', 'nacionalidade', 157, 3, 'N', 'required'],
  service: ['prd-srv', 'serviço', 160, 3, 'N', 'conditional'],
  classification: ['prd-clf', 'classificação do serviço', 163, 3, 'N', 'conditional'],
  teamSequence: ['prd-equipe-seq', 'sequência da equipe', 166, 8, 'N', 'optional'],
  teamArea: ['prd-equipe-area', 'área da equipe', 174, 4, 'N', 'optional'],
  firm: ['prd-cnpj', 'CNPJ da empresa de OPM', 178, 14, 'N', 'conditional'],
  cep: ['prd-cep-pcnte', 'CEP', 192, 8, 'N', 'required', ADDRESS_DEMANDED],
  streetType: ['prd-lograd-pcnte', 'tipo de logradouro', 200, 3, 'N', 'required', ADDRESS_DEMANDED],
  street: ['prd-end-pcnte', 'logradouro', 203, 30, 'A', 'required', ADDRESS_DEMANDED],
  complement: ['prd-compl-pcnte', 'complemento', 233, 10, 'A', 'optional'],
  number: ['prd-num-pcnte', 'número do endereço', 243, 5, 'A', 'required', ADDRESS_DEMANDED],
  district: ['prd-bairro-pcnte', 'bairro', 248, 30, 'A', 'required', ADDRESS_DEMANDED],
  phone: ['prd-ddtel-pcnte', 'telefone', 278, 11, 'N', 'optional'],
  email: ['prd-email-pcnte', 'e-mail', 289, 40, 'A', 'optional'],
  ine: ['prd-ine', 'INE da equipe', 329, 10, 'N', 'optional'],
  cpf: ['prd-cpf-pcnte', 'CPF da pessoa', 339, 11, 'N', 'conditional'],
  homeless: ['prd-situacao-rua', 'situação de rua', 350, 1, 'A', 'optional'],
  withoutCpf: ['prd-sem-cpf', 'pessoa sem CPF', 351, 1, 'A', 'optional'],
});
export type IndividualField = keyof typeof INDIVIDUAL;

export interface Layout {
  /** First competence of the header that uses it. */
  readonly from: Competence;
  /** Characters of a BPA-I line, CR and LF not counted. */
  readonly length: number;
  readonly fields: readonly Field[];
  /** The act or release that brought it, and what it added. */
  readonly source: string;
}

const layout = (from: string, length: number, source: string): Layout => ({
  from: from as Competence,
  length,
  fields: Object.values(INDIVIDUAL).filter((field) => field.end <= length),
  source,
});

/**
 * BPA-I layouts, oldest first (Layout de Exportação BPA, editions 09/2012, 12/2024 and 07/2026; BPA_LEIAME.txt). None
 * has 348 characters: no edition of the document and no program that was looked at has one, so a line of 348 is a
 * fault, and none is written.
 */
export const LAYOUTS: readonly Layout[] = [
  layout('201210', 191, 'Portaria SAS/MS 971/2012: CNPJ da empresa de OPM'),
  layout('201303', 328, 'Portaria SAS/MS 257/2013: endereço, telefone e e-mail'),
  layout('201508', 338, 'Layout de Exportação BPA de 08/2015: INE da equipe'),
  layout('202404', 349, 'BPA Magnético 04.00: CPF da pessoa'),
  layout('202412', 350, 'BPA Magnético 04.08, Layout de Exportação BPA de 12/2024: situação de rua'),
  layout('202607', 351, 'BPA Magnético 05.00, Layout de Exportação BPA de 07/2026: pessoa sem CPF'),
];

/** The layout in force in a competence; none before 10/2012. */
export const layoutOf = (competence: string): Layout | undefined => LAYOUTS.findLast(({ from }) => from <= competence);

/** Whether the lines of a competence have a field. */
export const hasField = (competence: string, field: Field): boolean => !!layoutOf(competence)?.fields.includes(field);

export const layoutOfLength = (length: number): Layout | undefined =>
  LAYOUTS.find((candidate) => candidate.length === length);
