import { codeTable } from './code-table.js';

/** Raça/cor (prd-raca); 99 left the table in 04/2023. DATASUS BDSIA 202512a; the source cuts descriptions at 40 characters. */
export const RACES = codeTable(`
01 BRANCA
02 PRETA
03 PARDA
04 AMARELA
05 INDIGENA
`);
