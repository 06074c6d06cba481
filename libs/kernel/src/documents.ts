import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';
import { textValue, type Branded } from './value.js';

/** CPF, 11 digits, both check digits right. */
export type Cpf = Branded<string, 'Cpf'>;
export const Cpf = textValue<Cpf>(
  'CPF',
  'deve ter 11 dígitos com dígitos verificadores corretos',
  '12345678909',
  (text) => /^\d{11}$/.test(text) && isValidCpf(text),
);

/**
 * Cartão Nacional de Saúde, 15 digits. Definitive numbers start with 1 or 2 and carry `000` or `001` in positions 12–14;
 * provisional ones start with 7, 8 or 9. Σ digit[i] × (15 − i) is divisible by 11 (integration documentation of e-SUS APS).
 */
export type Cns = Branded<string, 'Cns'>;
export const Cns = textValue<Cns>(
  'CNS',
  'deve ter 15 dígitos com soma de verificação correta',
  '700000000000005',
  (text) => {
    if (!/^(?:[12]\d{10}00[01]\d|[789]\d{14})$/.test(text)) return false;
    let sum = 0;
    for (let i = 0; i < 15; i++) sum += (text.charCodeAt(i) - 48) * (15 - i);
    return sum % 11 === 0;
  },
);

/** CNPJ, 14 digits, both check digits right. */
export type Cnpj = Branded<string, 'Cnpj'>;
export const Cnpj = textValue<Cnpj>(
  'CNPJ',
  'deve ter 14 dígitos com dígitos verificadores corretos',
  '11222333000181',
  (text) => /^\d{14}$/.test(text) && isValidCnpj(text),
);

/** Code of a health establishment in the CNES, 7 digits. */
export type Cnes = Branded<string, 'Cnes'>;
export const Cnes = textValue<Cnes>('CNES', 'deve ter 7 dígitos', '9999999', (text) => /^\d{7}$/.test(text));

/** Municipality: the first 6 digits of the IBGE code, as SIA uses it. */
export type IbgeCode = Branded<string, 'IbgeCode'>;
export const IbgeCode = textValue<IbgeCode>(
  'Código IBGE',
  'deve ter 6 dígitos, sem o dígito verificador',
  '311200',
  (text) => /^[1-5]\d{5}$/.test(text),
);

/** Occupation code (CBO 2002), 6 characters; a few families end in a letter. */
export type Cbo = Branded<string, 'Cbo'>;
export const Cbo = textValue<Cbo>('CBO', 'deve ter 6 caracteres', '225125', (text) => /^[0-9A-Z]{6}$/.test(text));

/** Postal code, 8 digits. */
export type Cep = Branded<string, 'Cep'>;
export const Cep = textValue<Cep>(
  'CEP',
  'deve ter 8 dígitos',
  '37280000',
  (text) => /^\d{8}$/.test(text) && text !== '00000000',
);

/** Vehicle plate, old (ABC1234) or Mercosul (ABC1D23) form, without hyphen. */
export type Plate = Branded<string, 'Plate'>;
export const Plate = textValue<Plate>('Placa', 'deve ter a forma ABC1234 ou ABC1D23', 'RTA1B23', (text) =>
  /^[A-Z]{3}\d[A-Z0-9]\d{2}$/.test(text),
);

/**
 * SIGTAP procedure, 10 digits; the tenth is 11 − (Σ first nine × weights 10…2 mod 11), where 10 and 11 become 0
 * (holds for all 5,023 codes of SIGTAP 202608).
 */
export type ProcedureCode = Branded<string, 'ProcedureCode'>;
export const ProcedureCode = textValue<ProcedureCode>(
  'Procedimento',
  'deve ter 10 dígitos com dígito verificador correto',
  '0803010125',
  (text) => {
    if (!/^\d{10}$/.test(text)) return false;
    let sum = 0;
    for (let i = 0; i < 9; i++) sum += (text.charCodeAt(i) - 48) * (10 - i);
    return ((11 - (sum % 11)) % 11) % 10 === text.charCodeAt(9) - 48;
  },
);

/** Random or name-based identifier of an aggregate. */
export type Uuid = Branded<string, 'Uuid'>;
export const Uuid = textValue<Uuid>(
  'Identificador',
  'deve ser um UUID',
  '2f1a4f0e-6d1c-5b7a-9c3e-0d8a4b5c6e7f',
  (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text),
);
