import { expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Cbo, type Cnes, type Cns, type Competence, type Instant } from '#embarque/kernel';
import { draw } from '#embarque/paper';
import { textOfPdf } from '../../../../test/support/pdf.js';
import { type ControlReport } from './control-report.js';
import { renderControlReport } from './render-control-report.js';

const AT = '2026-11-05T12:00:00.000Z' as Instant;
const share = (procedure: string, lines: number, units: number, competence = '202610') =>
  ({ kind: 3, establishment: '9999999', competence, procedure, lines, units }) as const;
const part = (name: string, control: number) => ({
  ...{ path: `/x/${name}`, name, bytes: 838, sha256: name.length.toString(16).repeat(64).slice(0, 64), control },
  ...{ lines: 12_005, sheets: 122, quantity: 48_020 },
  shares: [share('0803010109', 4000, 16_000), share('0803010125', 8000, 32_000), share('0803010125', 5, 20, '202609')],
  signers: [{ professional: '200000000000003' as Cns, occupation: '225125' as Cbo }],
});
const REPORT: ControlReport = {
  ...{ manager: 'Consórcio Intermunicipal de Saúde Exemplo', competence: '202610' as Competence },
  ...{ establishments: ['9999999' as Cnes], exportedAt: AT, exportedBy: 'conta-exemplo' },
  parts: [part('PA311200.OUT', 1973), part('PA1200P2.OUT', 1300)],
};

it('tells of each file what SIA will show, and what it adds up to by month, establishment and procedure', async () => {
  const pdf = await buffer(draw(renderControlReport(REPORT, AT), AT));
  if (process.env['SHOW_PDF']) await writeFile(process.env['SHOW_PDF'], pdf);
  const text = textOfPdf(pdf);
  for (const shown of [
    'Consórcio Intermunicipal de Saúde Exemplo',
    'Arquivo PA311200.OUT: 12.005 linhas, 122 folhas, campo de controle 1973',
    'Arquivo PA1200P2.OUT: 12.005 linhas, 122 folhas, campo de controle 1300',
    `SHA-256 ${REPORT.parts[0].sha256}`,
    '200000000000003 (CBO 225125)',
    'conta-exemplo',
    '09/2026',
    '32.000',
    'Total dos 2 arquivos',
    '96.040',
  ])
    expect(text).toContain(shown);
});
