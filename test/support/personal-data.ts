/** Fields of a request that say who somebody is, or how to find them. */
const PERSONAL = ['name', 'cpf', 'cns', 'birthDate', 'phone', 'email', 'street', 'complement', 'district', 'value'];

/** Every personal value in these requests about people and crew, as it was sent; values too short to be told from chance left out. */
export function personalDataIn(requests: readonly { readonly path: string; readonly body: unknown }[]): Set<string> {
  const values = requests
    .filter(({ path }) => /^(people|crew)(\/|$)/.test(path))
    .flatMap(({ body }) => PERSONAL.map((field) => (body as Record<string, unknown>)[field]));
  return new Set(values.filter((value) => typeof value === 'string').filter((value) => value.length > 5));
}

/** The values that occur in a text, as they are or as JSON or an address would write them. */
export const foundIn = (text: string, values: Iterable<string>): string[] => {
  const small = text.toLowerCase();
  return [...values].filter((value) =>
    [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)].some((form) =>
      small.includes(form.toLowerCase()),
    ),
  );
};
