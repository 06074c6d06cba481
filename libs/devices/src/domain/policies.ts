import { type Policy } from '#embarque/kernel';

/** How far a device's clock is believed. */
export const DEVICE_CLOCK_POLICY = {
  id: 'relogio-do-aparelho',
  version: 1,
  legalBasis: 'Suposição até norma do gestor: relógios de celular erram pouco, ou erram por inteiro',
  /** A clock that is wrong by less is left alone: so long a message may take. */
  toleratedSeconds: 120,
  /** So long before the planned departure, and after the planned end, something may have happened on a trip. */
  hoursAround: 24,
  /** Two phones differ: who boards so little before the departure that the other one recorded boards at the departure. */
  minutesBetweenDevices: 15,
} as const satisfies Policy & Record<string, unknown>;
