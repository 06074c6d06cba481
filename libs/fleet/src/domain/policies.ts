import { type Policy } from '#embarque/kernel';

/** How long before its end the office is told of a driver's licence. */
export const LICENCE_WATCH_POLICY = {
  id: 'vencimento-da-cnh',
  version: 1,
  legalBasis: 'Lei 9.503/1997 (CTB), arts. 159 e 162, V; antecedência por prática, até norma do gestor',
  daysBefore: 30,
} as const satisfies Policy & { daysBefore: number };
