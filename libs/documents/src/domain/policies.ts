import { type Policy } from '#embarque/kernel';

/**
 * How long before the departure and after the planned end a seal holds: people come early, and trips come home late. No act
 * says it: a house rule until a town sets its own.
 */
export const SEAL_POLICY = {
  id: 'validade-do-selo',
  version: 1,
  legalBasis: 'Resolução SES/MG 6.254/2018, art. 3º, II (data, horário e placa); margens por norma da casa',
  minutesBefore: 12 * 60,
  minutesAfter: 24 * 60,
} as const satisfies Policy & Record<string, unknown>;
