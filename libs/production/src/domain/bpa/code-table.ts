/** Which of the numbers 0 to 999 are codes of a table of digits, as a look-up by value. */
export function numericCodes(table: ReadonlyMap<string, string>): Uint8Array {
  const known = new Uint8Array(1000);
  for (const code of table.keys()) known[Number(code)] = 1;
  return known;
}
