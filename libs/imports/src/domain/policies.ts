import { type Policy } from '#embarque/kernel';

/**
 * For how long a spreadsheet is kept, in days: its lines, until somebody has them carried out; the report, which names
 * nobody, after that. No act says it: a house rule until the controller sets its own.
 */
export const IMPORT_RETENTION_POLICY = {
  id: 'guarda-de-planilhas',
  version: 1,
  legalBasis: 'LGPD (Lei 13.709/2018), art. 6º, III, e arts. 15 e 16 (fim do tratamento); prazos por norma da casa',
  linesDays: 7,
  reportDays: 90,
} as const satisfies Policy & Record<string, unknown>;
