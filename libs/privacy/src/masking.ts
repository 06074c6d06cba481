/** A CPF as lists show it: `***.456.789-**`. */
export const maskCpf = (cpf: string): string => `***.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-**`;

/** A CNS as lists show it: `*** 4567 8901 ****`. */
export const maskCns = (cns: string): string => `*** ${cns.slice(3, 7)} ${cns.slice(7, 11)} ****`;
