import { type Branded, type ValueType } from './value.js';

/** One-way road distance in whole metres, so that thresholds of kilometres compute without rounding. */
export type Distance = Branded<number, 'Distance'>;
export const Distance: ValueType<Distance> = {
  name: 'Distância',
  complaint: 'deve ser um número inteiro de metros, de 1 a 3.000.000',
  example: 126_000 as Distance,
  is: (value): value is Distance => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 3_000_000,
};

export const kilometres = (km: number): Distance => Math.round(km * 1000) as Distance;

/** Money in whole centavos. */
export type Money = Branded<number, 'Money'>;
export const centavos = (amount: number): Money => amount as Money;
