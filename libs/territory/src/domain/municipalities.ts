import { type IbgeCode } from '#embarque/kernel';
import { MUNICIPALITIES_CSV } from './municipalities.data.js';

export interface Municipality {
  readonly code: IbgeCode;
  readonly name: string;
  /** `001` (under 10 thousand inhabitants) to `008` (above 2 million), Deliberação CIB-SUS/MG 4.720/2024. */
  readonly populationGroup: string;
  readonly macroregion: string;
  /** Health region (CIR) of Anexo I, 2018; empty where its clean copy names none. */
  readonly region: string;
  /** Consortium eligible in Anexo I, 2018; empty where there was none. */
  readonly consortium2018: string;
}

export const MUNICIPALITIES: ReadonlyMap<string, Municipality> = new Map(
  MUNICIPALITIES_CSV.trim()
    .split('\n')
    .map((row) => {
      const [code, name, populationGroup, macroregion, region, consortium2018] = row.split(';') as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      return [code, { code: code as IbgeCode, name, populationGroup, macroregion, region, consortium2018 }];
    }),
);

/** The state whose towns are known: how their codes begin, and its letters. */
export const STATE = { code: '31', uf: 'MG' } as const;

/** Whether the municipality exists. Only Minas Gerais (31) can be looked up; codes of other states are taken on trust. */
export const isMunicipality = (code: IbgeCode): boolean => !code.startsWith(STATE.code) || MUNICIPALITIES.has(code);

export const municipalityName = (code: string): string => MUNICIPALITIES.get(code)?.name ?? code;

export const unknownMunicipality = (code: string): string => `Não há município com o código IBGE ${code}.`;

/** The towns of a health region, by its name in Anexo I. */
export const townsOfRegion = (region: string): IbgeCode[] =>
  [...MUNICIPALITIES.values()].filter((town) => town.region === region).map(({ code }) => code);

export const isRegion = (name: string): boolean =>
  !!name && [...MUNICIPALITIES.values()].some((town) => town.region === name);
