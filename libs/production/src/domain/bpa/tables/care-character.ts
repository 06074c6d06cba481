import { codeTable } from './code-table.js';

/** Caráter de atendimento (prd-caten). DATASUS BDSIA 202512a; the source cuts descriptions at 40 characters. */
export const CARE_CHARACTERS = codeTable(`
01 ELETIVO
02 URGENCIA
03 ACIDENTE NO LOCAL DE TRAB.OU A SERV.EMPR
04 ACIDENTE NO TRAJETO PARA O TRABALHO
05 OUTROS TIPOS DE ACIDENTE DE TRANSITO
06 OUTROS TIPOS DE LESOES/ENV.POR AGENT.Q/F
`);
