/** Nest's token for the largest spreadsheet that is taken, in bytes. */
export const LARGEST_IMPORT = Symbol('LargestImport');

/** What is sent as a spreadsheet; Windows calls a CSV a file of Excel. What it is, its bytes say. */
export const SPREADSHEET_TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
] as const;
