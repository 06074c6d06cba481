/** The synthetic file of the layout document: a patient by CPF and a companion by CNS, competence 202608. */
export const GOLDEN_LINES = [
  '01#BPA#2026080000030000011973CONSORCIO EXEMPLO             CONEX 11222333000181SECRETARIA DE ESTADO EXEMPLO            MTESTE01.00',
  '03999999920260820000000000000322512520260812001010803010125               F316860    06600000501             BPAPACIENTE EXEMPLO UM           1960011503    010                                39800000081RUA EXEMPLO                             SN   CENTRO                                                                                     12345678909NN',
  '03999999920260820000000000000322512520260812001020803010109700000000000005M316860    03800000501             BPAACOMPANHANTE EXEMPLO UM       1988032001    010                                39800000081RUA EXEMPLO                             10   CENTRO                                                                                                NN',
] as const;

export const GOLDEN_SHA256 = '86a5cee165470f8172682046c3f6c88468983f0c7daf63b76d46b3b8a7a16c64';

export const crlf = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');
