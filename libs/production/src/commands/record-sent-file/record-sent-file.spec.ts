import { describe, expect, it } from '@jest/globals';
import { idFrom, type Cnes, type Competence, type IbgeCode } from '#embarque/kernel';
import { readSentFile } from '../../bpa-file/read-sent-file.js';
import { crlf, GOLDEN_LINES, GOLDEN_SHA256 } from '../../bpa-file/testing/golden.js';
import { sentFiles, type BpaDocument } from '../../domain/sent-file.js';
import { recordSentFile, type Owner } from './record-sent-file.decision.js';

async function* sent(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'latin1');
}
const read = async (text: string, fileName = 'PA311200.AGO') => readSentFile(sent(text), fileName);

const SEAT = '311200' as IbgeCode;
const documentOf = async (fileName: string): Promise<BpaDocument> => {
  const outcome = await read(crlf(GOLDEN_LINES), fileName);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { competence, faults: _, ...facts } = outcome.input;
  return {
    ...{ origin: '', destination: '', version: '', faults: {}, managerId: idFrom('manager') },
    ...{ ...facts, competence: competence as Competence },
  };
};

describe('reading a file that was sent', () => {
  it('keeps what its lines add up to, and nothing of a person', async () => {
    const outcome = await read(crlf(GOLDEN_LINES));
    expect(outcome).toMatchObject({
      ok: true,
      input: {
        ...{ competence: '202608', fileName: 'PA311200.AGO', sha256: GOLDEN_SHA256, control: 1973, sheets: 1 },
        ...{ origin: 'CONSORCIO EXEMPLO', destination: 'SECRETARIA DE ESTADO EXEMPLO', faultCount: 0 },
        shares: [
          { kind: 3, establishment: '9999999', competence: '202608', procedure: '0803010109', lines: 1, units: 5 },
          { kind: 3, establishment: '9999999', competence: '202608', procedure: '0803010125', lines: 1, units: 5 },
        ],
      },
    });
    expect(JSON.stringify(outcome)).not.toMatch(/PACIENTE|ACOMPANHANTE EXEMPLO|12345678909|700000000000005|19600115/);
  });

  it('takes a file with faults, and says which', async () => {
    const outcome = await read(crlf([GOLDEN_LINES[0], GOLDEN_LINES[1]]));
    expect(outcome).toMatchObject({ ok: true, input: { faultCount: 2, faults: expect.anything() } });
  });

  it.each([
    ['', 'sent-file-not-bpa'],
    ['nada disso', 'sent-file-not-bpa'],
    [crlf([GOLDEN_LINES[1]]), 'sent-file-not-bpa'],
    [crlf([GOLDEN_LINES[0]]), 'sent-file-not-bpa'],
    [crlf([GOLDEN_LINES[0], '03lixo']), 'sent-file-not-bpa'],
  ])('refuses what cannot be read as BPA: %j', async (text, code) => {
    expect(await read(text)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('recording a file that was sent', () => {
  const elsewhere: Owner = { seat: '310620' as IbgeCode };

  it.each<[string, string, Owner]>([
    ['its name is the seat’s', 'pa311200.ago', { seat: SEAT }],
    ['its name is of a further part of the seat’s', 'PA1200P2.AGO', { seat: SEAT }],
    ['a line is of the establishment that presents', 'BPA.TXT', { ...elsewhere, establishment: '9999999' as Cnes }],
  ])('takes it when %s', async (_, fileName, owner) => {
    const document = await documentOf(fileName);
    expect(recordSentFile(document, owner, sentFiles.initial)).toEqual({
      ...{ ok: true, events: [{ type: 'BpaDocumentRecorded', data: document }] },
    });
  });

  it('records it once, however often it comes', async () => {
    const document = await documentOf('PA311200.AGO');
    const state = sentFiles.evolve(sentFiles.initial, { type: 'BpaDocumentRecorded', data: document });
    expect(recordSentFile(document, { seat: SEAT }, state)).toEqual({ ok: true, events: [] });
  });

  it.each(['PA310620X.AGO', 'PA311200.AGO', 'PA0620.AGO', 'BPA.TXT'])('refuses %s of somebody else', async (name) => {
    const outcome = recordSentFile(await documentOf(name), elsewhere, sentFiles.initial);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'sent-file-of-another' } });
  });
});
