import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type Uuid } from '#embarque/kernel';
import { ProductionModule, SetPresenter } from '#embarque/production';
import { schemaDrift } from '#embarque/read-model';
import {
  RegisterEstablishment,
  RegisterFleetManager,
  TerritoryModule,
  territoryProjection,
  territorySchema,
} from '#embarque/territory';
import { openRooms } from '../../../test/support/rooms.js';
import { siaProjection } from './projections/sia/sia.projection.js';
import { type SiaOccurrencesView } from './queries/list-sia-occurrences/list-sia-occurrences.js';
import { type SiaResultsView } from './queries/view-sia-results/view-sia-results.js';
import { siaSchema } from './schema.js';
import { SiaModule } from './sia.module.js';
import { biRow, dbcOf, paRow, reportPage, reportRow } from './testing/tables.js';

const [OURS, THEIRS] = ['9900010', '9900011'];
const LARGEST = 64 * 1024;

describe('the room of what SIA returns', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  let managerId: Uuid;
  beforeAll(async () => {
    house = await openRooms(
      [TerritoryModule, ProductionModule, SiaModule.register(LARGEST)],
      [territorySchema, siaSchema],
      [territoryProjection, siaProjection],
    );
    const manager = await house.ask(RegisterFleetManager, {
      ...{ kind: 'consortium', name: 'CIS Exemplo', acronym: 'CISEX', cnpj: '11222333000181', seat: '311200' },
    });
    if (!manager.ok) throw new Error(String(manager.refusal.reasons));
    managerId = manager.result.managerId;
    for (const cnes of [OURS, THEIRS])
      await house.ask(RegisterEstablishment, { cnes, name: 'Unidade Exemplo', municipality: '311200' });
    const presenter = await house.ask(SetPresenter, {
      ...{ managerId, establishment: OURS, professional: '700000000000005', occupation: '225125' },
      origin: { name: 'CIS Exemplo', acronym: 'CISEX', document: '11222333000181' },
      destination: { name: 'Secretaria Exemplo', kind: 'E' },
    });
    if (!presenter.ok) throw new Error(String(presenter.refusal.reasons));
  });
  afterAll(() => house.close());

  let keys = 0;
  const send = (address: string, body: Buffer, headers = {}) =>
    request(house.server)
      .post(`/api/${address}`)
      .set({ 'Content-Type': 'application/octet-stream', 'Idempotency-Key': `sia-${++keys}`, ...headers })
      .send(body);
  const sendResult = (fileName: string, body: Buffer, headers = {}) =>
    send(`sia/results?fileName=${fileName}`, body, headers);
  const sendReport = (text: string, competence = '202609') =>
    send(`managers/${managerId}/competences/${competence}/sia-report?fileName=relatorio.txt`, Buffer.from(text));
  /** The instant of the last event; what comes later is later by a millisecond at least. */
  const now = async (): Promise<string> => {
    const { events } = await house.store.readAll((await house.store.head()) - 1n);
    const { recordedAt } = events.at(-1)!;
    while (Date.now() <= Date.parse(recordedAt)) await sleep(1);
    return recordedAt;
  };
  const seen = async <T>(address: string): Promise<T> => {
    await house.caughtUp();
    return (await request(house.server).get(`/api/managers/${managerId}/${address}`).expect(200)).body as T;
  };
  const results = (query = '') => seen<SiaResultsView>(`sia-results?until=202612&${query}`);
  const occurrences = (query = '') => seen<SiaOccurrencesView>(`competences/202609/sia-occurrences?${query}`);
  const shortOf = ({ lines }: SiaResultsView) =>
    lines.map((line) => [line.competence, line.presentedQuantity, line.approvedQuantity, line.processings]);

  it('shows presented against approved by month of attendance, as it was known at any instant', async () => {
    const nothing = await now();
    const half = { PA_QTDAPR: '2', PA_VALAPR: '9.90', PA_INDICA: '6' };
    const september = await dbcOf([
      paRow(),
      paRow(half),
      paRow({ PA_CODUNI: THEIRS }),
      paRow({ PA_CODUNI: '1234567' }),
    ]);
    const { body } = await sendResult('PAMG2609a.dbc', september).expect(200);
    expect(body).toMatchObject({ kind: 'PA', uf: 'MG', processing: '202609', rowsRead: 4, rowsKept: 3, totals: 2 });
    const first = await now();
    await sendResult(
      'PAMG2610a.dbc',
      await dbcOf([paRow({ PA_MVM: '202610', PA_QTDPRO: '1', PA_QTDAPR: '0' })]),
    ).expect(200);
    const second = await now();
    // SIA published September anew, and all of it approved.
    await sendResult('PAMG2609a.dbc', await dbcOf([paRow(), paRow()])).expect(200);

    expect(await results(`asOf=${nothing}`)).toMatchObject({ asOf: nothing, newestProcessing: null, lines: [] });
    const then = await results(`asOf=${first}`);
    expect(then).toMatchObject({ asOf: first, newestProcessing: '202609', kind: 'PA' });
    expect(then.lines).toEqual([
      {
        ...{ establishment: OURS, competence: '202608', procedure: '0803010125', presentedQuantity: 10 },
        ...{ presentedValue: 4950, approvedQuantity: 7, approvedValue: 3465, rows: 2, refusedRows: 0, partialRows: 1 },
        processings: ['202609'],
      },
    ]);
    expect(shortOf(await results(`asOf=${second}`))).toEqual([['202608', 11, 7, ['202609', '202610']]]);
    const today = `asOf=${await now()}`;
    expect(shortOf(await results(today))).toEqual([['202608', 11, 10, ['202609', '202610']]]);
    expect((await results(`${today}&from=202609`)).lines).toEqual([]);
    expect(shortOf(await results())).toEqual([['202608', 11, 10, ['202609', '202610']]]);
  });

  it('keeps parts of a month side by side until one file has all of it, and a BI apart', async () => {
    const part = async (units: string, letter: string) => {
      const rows = [paRow({ PA_MVM: '202611', PA_CMP: '202611', PA_QTDPRO: units })];
      await sendResult(`PAMG2611${letter}.dbc`, await dbcOf(rows)).expect(200);
    };
    await part('1', 'a');
    await part('2', 'b');
    await sendResult('BIMG2611.dbc', await dbcOf([biRow({ DT_PROCESS: '202611', DT_ATEND: '20261101' })])).expect(200);
    const parts = `from=202611&asOf=${await now()}`;
    expect(shortOf(await results(parts)).map(([, presented]) => presented)).toEqual([3]);
    expect(shortOf(await results(`${parts}&kind=BI`)).map(([, presented]) => presented)).toEqual([5]);
    await part('7', '');
    const whole = `from=202611&asOf=${await now()}`;
    expect(shortOf(await results(whole)).map(([, presented]) => presented)).toEqual([7]);
  });

  it('lists what SIA criticised with what mends it; the latest report of an establishment is what holds', async () => {
    const rows = [reportRow('001/01', 'CEP DO USUARIO INVALIDO'), reportRow('001/02', 'OCORRENCIA NOVA')];
    const { body } = await sendReport(reportPage(OURS, ...rows, 'ILEGIVEL') + reportPage(THEIRS, ...rows)).expect(200);
    expect(body).toMatchObject({ managerId, occurrences: 2, unreadRows: 1, unreadLines: [10], otherRows: 2 });
    const first = await now();
    await sendReport(reportPage(OURS, rows[1]!)).expect(200);

    const then = await occurrences(`asOf=${first}`);
    expect(then).toMatchObject({
      ...{ asOf: first, newestProcessing: '202609', reports: [{ establishment: OURS, unreadRows: 1 }] },
      occurrences: [
        {
          ...{ line: 8, establishment: OURS, competence: '202609', sheet: 1, sequence: 1, code: 'cep-invalid' },
          ...{ message: 'CEP DO USUARIO INVALIDO', remedy: expect.stringMatching(/CEP no cadastro/) },
        },
        { sequence: 2, code: 'other', remedy: expect.stringMatching(/não conhece/) },
      ],
    });
    expect(then).not.toHaveProperty('next');
    for (const today of [await occurrences(`asOf=${await now()}`), await occurrences()])
      expect(today.occurrences.map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('shows many occurrences page by page, each once', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => {
      const place = `${String(1 + Math.floor(index / 99)).padStart(3, '0')}/${String(1 + (index % 99)).padStart(2, '0')}`;
      return reportRow(place, 'CEP DO USUARIO INVALIDO');
    });
    await sendReport(reportPage(OURS, ...rows)).expect(200);
    const asOf = `asOf=${await now()}`;
    const lines: number[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: SiaOccurrencesView = await occurrences(next ? `${asOf}&after=${next}` : asOf);
      lines.push(...page.occurrences.map(({ line }) => line));
      next = page.next;
    }
    expect([lines.length, new Set(lines).size]).toEqual([1100, 1100]);
  });

  it('adds nothing for a file that came before, and nothing for one that cannot be taken', async () => {
    const whole = await dbcOf([paRow(), paRow({ PA_QTDPRO: '9' })]);
    await sendResult('PAMG2609b.dbc', whole).expect(200);
    const head = await house.store.head();
    await sendResult('PAMG2609b.dbc', whole).expect(200);
    const refused = await sendResult('PAMG2609c.dbc', whole.subarray(0, -40)).expect(422);
    expect(refused.body).toMatchObject({ code: 'result-cut', reasons: [expect.stringMatching(/cortado/)] });
    const foreign = await sendResult('PAMG2609c.dbc', await dbcOf([paRow({ PA_UFMUN: '355030' })])).expect(422);
    expect(foreign.body).toMatchObject({ code: 'result-of-another-state' });
    await sendResult('PAMG2609c.dbc', Buffer.alloc(LARGEST + 1)).expect(413);
    await sendResult('PAMG2609c.dbc', whole, { 'Content-Type': 'text/plain' }).expect(415);
    await sendResult('PAMG2609c.dbc', whole, { 'Content-Encoding': 'gzip' }).expect(415);
    await sendResult('', whole).expect(400);
    await sendResult('PAMG2609c.dbc', whole, { 'Idempotency-Key': '' }).expect(400);
    const others = await sendReport(reportPage(THEIRS)).expect(422);
    expect(others.body).toMatchObject({ code: 'report-of-others' });
    const month = await sendReport(reportPage(OURS), '202610').expect(422);
    expect(month.body).toMatchObject({ code: 'report-of-another-competence' });
    expect(await house.store.head()).toBe(head);
  });

  it('keeps nothing of a person, and rebuilds the same rows', async () => {
    const { events } = await house.store.readAll(0n, { types: ['SiaResultImported'], limit: 100 });
    expect(events.length).toBeGreaterThan(5);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/19700315|encrypted|700000000000005/);
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
  });

  it('has a migration for everything that the entities say', async () =>
    expect(await schemaDrift(house.database)).toEqual([]));
});
