import { type Chance } from './chance.js';

/** Invented numbers with right check digits; nobody's. */
export function inventCpf(chance: Chance): string {
  const digits = [...`${chance.digits(8)}${chance.between(1, 9)}`].map(Number);
  for (const length of [9, 10]) {
    const sum = digits.slice(0, length).reduce((total, digit, index) => total + digit * (length + 1 - index), 0);
    digits.push(sum % 11 < 2 ? 0 : 11 - (sum % 11));
  }
  return digits.join('');
}

/** A provisional card number: starts with 7, 8 or 9, and its weighted sum is divisible by 11. */
export function inventCns(chance: Chance): string {
  for (;;) {
    const start = `${chance.between(7, 9)}${chance.digits(13)}`;
    const sum = [...start].reduce((total, digit, index) => total + Number(digit) * (15 - index), 0);
    const last = (11 - (sum % 11)) % 11;
    if (last < 10) return `${start}${last}`;
  }
}

export const inventPlate = (index: number): string =>
  `EMB${index % 10}${String.fromCharCode(65 + (Math.floor(index / 10) % 26))}${String(Math.floor(index / 260) % 10)}${Math.floor(index / 2600) % 10}`;
