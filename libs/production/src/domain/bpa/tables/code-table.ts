/** Codes of a domain with their descriptions, from lines of `code description`. Codes are text: leading zeros count. */
export const codeTable = (lines: string): ReadonlyMap<string, string> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );

/** Which of the numbers 0 to 999 are codes of a table of digits, as a look-up by value. */
export function numericCodes(table: ReadonlyMap<string, string>): Uint8Array {
  const known = new Uint8Array(1000);
  for (const code of table.keys()) known[Number(code)] = 1;
  return known;
}
