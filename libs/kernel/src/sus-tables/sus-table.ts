import { textValue, type Branded, type ValueType } from '../value.js';
import { ETHNICITIES_TABLE } from './ethnicities.data.js';
import { NATIONALITIES_TABLE } from './nationalities.data.js';
import { STREET_TYPES_TABLE } from './street-types.data.js';

/** Code to description, as DATASUS publishes it. */
export type SusTable = ReadonlyMap<string, string>;

const read = (text: string): SusTable =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((row) => row.split(';') as [string, string]),
  );

export const ETHNICITIES = read(ETHNICITIES_TABLE);
export const NATIONALITIES = read(NATIONALITIES_TABLE);
export const STREET_TYPES = read(STREET_TYPES_TABLE);

/** Raça/cor; 99 (sem informação) was removed for good in 04/2023. */
export const RACES: SusTable = new Map([
  ['01', 'BRANCA'],
  ['02', 'PRETA'],
  ['03', 'PARDA'],
  ['04', 'AMARELA'],
  ['05', 'INDIGENA'],
]);
/** The race that demands an ethnicity; every other one forbids it. */
export const INDIGENOUS = '05';

export const CARE_CHARACTERS: SusTable = new Map([
  ['01', 'ELETIVO'],
  ['02', 'URGENCIA'],
  ['03', 'ACIDENTE NO LOCAL DE TRAB.OU A SERV.EMPR'],
  ['04', 'ACIDENTE NO TRAJETO PARA O TRABALHO'],
  ['05', 'OUTROS TIPOS DE ACIDENTE DE TRANSITO'],
  ['06', 'OUTROS TIPOS LESOES/ENVENENAM.(FIS/QUIM)'],
]);

const coded = <T extends string>(name: string, table: SusTable, example: string): ValueType<T> =>
  textValue<T>(name, `deve ser um código da tabela de ${name.toLowerCase()} do SUS`, example, (code) =>
    table.has(code),
  );

export type Race = Branded<string, 'Race'>;
export const Race = coded<Race>('Raça/cor', RACES, '03');

export type Ethnicity = Branded<string, 'Ethnicity'>;
export const Ethnicity = coded<Ethnicity>('Etnia', ETHNICITIES, '0001');

export type Nationality = Branded<string, 'Nationality'>;
export const Nationality = coded<Nationality>('Nacionalidade', NATIONALITIES, '010');

export type StreetType = Branded<string, 'StreetType'>;
export const StreetType = coded<StreetType>('Tipo de logradouro', STREET_TYPES, '081');

/** Sex as SIA writes it; I (indeterminate) since 01/2026. */
export type Sex = Branded<string, 'Sex'>;
export const Sex = textValue<Sex>('Sexo', 'deve ser M, F ou I', 'F', (text) => /^[MFI]$/.test(text));
