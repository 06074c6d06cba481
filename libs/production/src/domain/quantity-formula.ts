import { type Distance } from '#embarque/kernel';
import { unitsOf, type QuantityPolicy } from './quantity-policy.js';

const SIGNS = { truncate: 'trunc', 'half-up': 'round', ceiling: 'ceil' } as const;

const number = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 3 });

/** Metres as kilometres: `72,5 km`. */
export const kmText = (metres: number): string => `${number.format(metres / 1000)} km`;

/** A policy's formula with the numbers of one line in it, from the distance to the units (pt-BR). */
export function formulaOf(policy: QuantityPolicy, oneWay: Distance, legs: 1 | 2): string {
  const { unitMetres, rounding, roundsPer } = policy;
  const unit = kmText(unitMetres);
  const sign = SIGNS[rounding];
  const units = `${unitsOf(policy, oneWay, legs)} un.`;
  if (roundsPer === 'trip') {
    const distance = legs === 2 ? `2 × ${kmText(oneWay)}` : kmText(oneWay);
    return `${sign}(${distance} ÷ ${unit}) = ${sign}(${number.format((oneWay * legs) / unitMetres)}) = ${units}`;
  }
  const times = legs === 2 ? '2 × ' : '';
  const quotient = number.format(oneWay / unitMetres);
  return `${times}${sign}(${kmText(oneWay)} ÷ ${unit}) = ${times}${sign}(${quotient}) = ${units}`;
}
