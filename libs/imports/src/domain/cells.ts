import { LocalDate, LocalTime } from '#embarque/kernel';

/** What stands in a cell: its text as one would type it in Brazil (`72,5`, `05/10/2026`), or why it cannot be read. */
export type Cell = string | CellFault;
export interface CellFault {
  readonly fault: 'formula' | 'error' | 'merged';
}

/** A value, or what is wrong with the text: completes "A coluna x …" (pt-BR). Never repeats the text: it may be anybody's. */
export type Read = { readonly value: unknown } | { readonly complaint: string };
export type Reader = (text: string) => Read;

const value = (read: unknown): Read => ({ value: read });
const complaint = (text: string): Read => ({ complaint: text });

/** Without accents, case, and whatever is no letter or digit: `Raça/Cor` is `racacor`. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

export const text: Reader = value;

const SCIENTIFIC = /^\d+(?:[.,]\d+)?E\+?\d+$/i;

/**
 * A number that is a name (CPF, CNS, CEP): spreadsheets take its leading zeros away, and people put dots into it. It is
 * filled up to `length` when no more than `lost` digits are missing.
 */
export const digits =
  (length: number, lost = 0): Reader =>
  (given) => {
    if (SCIENTIFIC.test(given)) {
      return complaint('perdeu algarismos (7,0E+14): formate a coluna como texto e escreva o número de novo');
    }
    const only = given.replace(/[.,]0$/, '').replace(/[\s./()-]/g, '');
    return value(only.length >= length - lost && /^\d+$/.test(only) ? only.padStart(length, '0') : only);
  };

/** Area code and number, whatever stands between them; without the country's code. */
export const phone: Reader = (given) => value(given.replace(/\D/g, '').replace(/^0?(?:55(?=\d{10,11}$))?/, ''));

/** Day 0 of spreadsheets, in milliseconds; its 29 February 1900 never was. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** `05/10/2026`, `2026-10-05`, or the number that a spreadsheet keeps for a day; one of four digits is more likely a year. */
export const date: Reader = (given) => {
  const midnight = given.replace(/[T ]00:00(:00(\.0+)?)?$/, '');
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(midnight) ?? [];
  const serial = /^\d{5}$/.test(midnight) ? new Date(EPOCH + Number(midnight) * DAY).toISOString().slice(0, 10) : '';
  const iso = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : serial || midnight;
  return LocalDate.is(iso) ? value(iso) : complaint('deve ser uma data que existe, na forma dd/mm/aaaa');
};

/** `8:00`, `08:00:00`, `8h`, or the part of a day that a spreadsheet keeps. */
export const time: Reader = (given) => {
  const part = /^0[.,]\d+$/.test(given) ? Math.round(Number(given.replace(',', '.')) * 1440) : undefined;
  const [, hour, minute = '00'] = /^(\d{1,2})(?:h|[:h](\d{2})(?::\d{2})?)$/i.exec(given) ?? [];
  const at =
    part === undefined ? `${hour?.padStart(2, '0')}:${minute}` : `${two(Math.floor(part / 60))}:${two(part % 60)}`;
  return LocalTime.is(at) ? value(at) : complaint('deve ser uma hora, na forma hh:mm');
};
const two = (number: number): string => String(number).padStart(2, '0');

export const whole: Reader = (given) =>
  /^\d{1,9}(?:[.,]0+)?$/.test(given) ? value(parseInt(given, 10)) : complaint('deve ser um número inteiro');

/** Kilometres with a comma, as whole metres. */
export const metres: Reader = (given) => {
  const number = given.replace(/\s*km$/i, '');
  if (/^\d{1,3}\.\d{3}$/.test(number)) return complaint('é ambígua: escreva os quilômetros com vírgula, como 72,5');
  return /^\d{1,4}(?:[.,]\d{1,10})?$/.test(number)
    ? value(Math.round(Number(number.replace(',', '.')) * 1000))
    : complaint('deve ser em quilômetros, como 72,5');
};

const MOST_SHOWN = 12;

/** One of these words, each with what it stands for; the first word for a thing is its name. */
export const oneOf = (words: ReadonlyMap<string, unknown>): Reader => {
  const byWord = new Map([...words].map(([word, thing]) => [plain(word), thing]));
  const names = [...words.keys()].filter(
    (word, index, all) => all.findIndex((other) => words.get(other) === words.get(word)) === index,
  );
  const shown = names.slice(0, MOST_SHOWN).join(', ') + (names.length > MOST_SHOWN ? ' …' : '');
  return (given) => {
    const thing = byWord.get(plain(given));
    return thing === undefined ? complaint(`deve ser uma destas opções: ${shown}`) : value(thing);
  };
};

const YES = ['Sim', 'S', 'X', '1', 'Verdadeiro', 'True'];
const NO = ['Não', 'N', '0', 'Falso', 'False'];
const answers = (yes: unknown, no: unknown): Reader => {
  const read = oneOf(new Map([...YES.map((word) => [word, yes] as const), ...NO.map((word) => [word, no] as const)]));
  return (given) => ('complaint' in read(given) ? complaint('deve ser Sim ou Não') : read(given));
};
export const flag = answers(true, false);
export const yesOrNo = answers('S', 'N');
