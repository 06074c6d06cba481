/** Spreadsheets take a text that begins so for a formula, and would run it. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** A line as Excel reads it in Brazil: semicolons, and a mark at the file's beginning that says UTF-8. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`;
export const UTF8_MARK = '\ufeff';
