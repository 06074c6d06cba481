declare const brand: unique symbol;

/** A string or number that passed the check its name stands for. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A value of the domain: how to know one, and what to say when it is not one (pt-BR, completes "O campo x …"). */
export interface ValueType<T> {
  readonly name: string;
  readonly complaint: string;
  readonly example: T & (string | number);
  is(value: unknown): value is T;
}

export class InvalidValue extends Error {
  constructor(
    readonly valueType: string,
    complaint: string,
  ) {
    // The value itself stays out of the message: it may be a citizen's document.
    super(`${valueType} ${complaint}`);
  }
}

/** Takes a raw value for what it claims to be; throws `InvalidValue` when it is not. For edges and fixtures. */
export function the<T>(type: ValueType<T>, value: unknown): T {
  if (!type.is(value)) throw new InvalidValue(type.name, type.complaint);
  return value;
}

export const textValue = <T extends string>(
  name: string,
  complaint: string,
  example: string,
  check: (text: string) => boolean,
): ValueType<T> => ({
  name,
  complaint,
  example: example as T,
  is: (value): value is T => typeof value === 'string' && check(value),
});
