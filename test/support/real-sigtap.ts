import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const NAME = 'TabelaUnificada_202608_v2608141139.zip';

/** The official archive of 202608 where it lies beside the project, or where `SIGTAP_ARCHIVE` says; undefined without it. */
export const realSigtap: string | undefined = [
  process.env['SIGTAP_ARCHIVE'],
  ...['..', '../..'].map((above) => resolve(above, 'shared/reference/sigtap', NAME)),
].find((path) => path && existsSync(path));

export const WITHOUT_SIGTAP =
  'The official SIGTAP archive of 202608 is not on this machine: what needs it is left out (SIGTAP_ARCHIVE names it).';
