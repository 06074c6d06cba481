import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import writeExcelFile from 'write-excel-file/node';
import { CLOCK, type Access } from '#embarque/application';
import { FleetModule, fleetProjection, fleetSchema, ListVehicles } from '#embarque/fleet';
import { addMinutes, type Clock, type Instant, type Uuid } from '#embarque/kernel';
import { EraseSubject, PeopleModule, PeopleProjection, peopleSchema, RegisterPerson } from '#embarque/people';
import {
  AdmitMember,
  ListRoutes,
  RegisterEstablishment,
  RegisterFleetManager,
  TerritoryModule,
  territoryProjection,
  territorySchema,
} from '#embarque/territory';
import { as } from '../../../test/support/askers.js';
import { NOON } from '../../../test/support/asking.js';
import { openRooms } from '../../../test/support/rooms.js';
import { inventedCpf } from '../../people/src/testing/invented.js';
import { ImportsModule } from './imports.module.js';
import { Importer } from './intake/importer.js';
import { Intake } from './intake/intake.js';
import { importsProjection } from './projections/imports/imports.projection.js';
import { type ImportView } from './queries/get-import/get-import.js';
import { importsSchema } from './schema.js';

const TOWN = '311200';
const HOSPITAL = '9900003';
const PEOPLE = 'Nome;Nascimento;Sexo;Raça/cor;CPF;CEP;Tipo de logradouro;Logradouro;Bairro';
const person = (name: string, cpf: string, other: Record<number, string> = {}): string =>
  Object.values({
    ...{
      0: name,
      1: '15/03/1970',
      2: 'Feminino',
      3: 'Parda',
      4: cpf,
      5: '37280-000',
      6: 'Rua',
      7: 'das Flores',
      8: 'Centro',
    },
    ...other,
  }).join(';');

describe('the room of imports', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  let managerId: Uuid;
  let clock: { now: Clock['now'] };
  beforeAll(async () => {
    house = await openRooms(
      [TerritoryModule, PeopleModule, FleetModule, ImportsModule.register(1024 * 1024)],
      [territorySchema, peopleSchema, fleetSchema, importsSchema],
      [territoryProjection, (keys) => new PeopleProjection(keys), fleetProjection, importsProjection],
    );
    clock = house.get(CLOCK as never);
    const manager = await house.ask(RegisterFleetManager, {
      ...{ kind: 'consortium', name: 'CIS Exemplo', acronym: 'CISEX', cnpj: '11222333000181', seat: TOWN },
    });
    if (!manager.ok) throw new Error(String(manager.refusal.reasons));
    managerId = manager.result.managerId;
    for (const municipality of [TOWN, '314560'])
      await house.ask(AdmitMember, { managerId, municipality, from: '2018-05-22' });
    await house.ask(RegisterEstablishment, { cnes: HOSPITAL, name: 'Hospital Exemplo', municipality: '312230' });
  });
  afterAll(() => house.close());

  let keys = 0;
  const upload = (target: string, file: string | Buffer, { key = `file-${++keys}`, headers = {} } = {}) =>
    request(house.server)
      .post(`/api/imports?${target}`)
      .set({ 'Content-Type': 'text/csv', 'Idempotency-Key': key, ...headers })
      .send(file as string);
  /** Until nothing is left to do. */
  const work = async () => {
    await house.settled();
    do await house.caughtUp();
    while (await house.get(Importer).turn());
    await house.caughtUp();
  };
  const seen = async (importId: string): Promise<ImportView> =>
    (await request(house.server).get(`/api/imports/${importId}`).expect(200)).body as ImportView;
  const checked = async (target: string, file: string | Buffer): Promise<ImportView> => {
    const { body } = await upload(target, file).expect(200);
    await work();
    return seen((body as { importId: string }).importId);
  };
  const commit = async (importId: string): Promise<ImportView> => {
    await request(house.server)
      .post(`/api/imports/${importId}/commitment`)
      .set('Idempotency-Key', importId)
      .expect(200);
    await work();
    return seen(importId);
  };
  const count = async (type: string): Promise<number> =>
    (await house.store.readAll(0n, { types: [type], limit: 10_000 })).events.length;
  const people = (...lines: string[]) => [PEOPLE, ...lines].join('\r\n');
  const faultsOf = ({ report }: ImportView) =>
    report.map(({ number, outcome, faults }) => [number, outcome, faults!.map(({ code, column }) => column ?? code)]);

  it('checks people line by line, registers those that are right, and says why the others are not', async () => {
    const maria = inventedCpf(1);
    const file = people(
      person('Maria Exemplo da Silva', maria),
      person('Ana', '12345678900', { 1: '30/02/1970', 5: '' }),
      person('Rosa Exemplo', inventedCpf(2), { 3: 'Indígena' }),
      person('Maria Exemplo da Silva', maria),
      person('Outra Exemplo', maria),
    );
    const view = await checked(`kind=people&municipality=${TOWN}`, file);
    expect(view).toMatchObject({ status: 'checked', lines: 5, fresh: 1, known: 1, refused: 3 });
    expect(faultsOf(view)).toEqual([
      [3, 'refused', ['Data de nascimento', 'CEP', 'Nome', 'CPF']],
      [4, 'refused', ['line-not-acceptable']],
      [5, 'known', ['line-repeated']],
      [6, 'refused', ['line-contradicting']],
    ]);
    expect(await count('PersonRegistered')).toBe(0);

    expect(await commit(view.importId)).toMatchObject({ status: 'finished', registered: 1, known: 1, refused: 3 });
    const found = await request(house.server).get('/api/people/by-document').set('X-Document', maria).expect(200);
    expect(found.body).toMatchObject({ name: 'Maria Exemplo da Silva', municipality: { code: TOWN } });
  });

  it('registers nobody again: not from the same file, not from another one, not who was registered by hand', async () => {
    const [byFile, byHand] = [inventedCpf(11), inventedCpf(12)];
    const hand = await house.ask(RegisterPerson, {
      ...{ name: 'Rita Exemplo', birthDate: '1970-03-15', sex: 'F', race: '03', nationality: '010', cpf: byHand },
      ...{ municipality: TOWN, cep: '37280000', streetType: '081', street: 'das Flores', number: 'SN' },
      ...{ district: 'Centro', homeless: 'N', withoutCpf: 'N' },
    });
    expect(hand).toMatchObject({ ok: true });
    const undocumented = person('Sem Documento Exemplo', '');
    const file = people(person('Lia Exemplo', byFile), person('Rita Exemplo', byHand), undocumented);
    const first = await checked(`kind=people&municipality=${TOWN}`, file);
    expect(first).toMatchObject({ fresh: 2, known: 1, refused: 0 });
    await commit(first.importId);
    const before = await count('PersonRegistered');

    const again = await checked(`kind=people&municipality=${TOWN}`, file);
    expect(again).toMatchObject({ fresh: 0, known: 3, refused: 0 });
    const other = await checked(
      `kind=people&municipality=${TOWN}`,
      people(undocumented, person('Lia Exemplo', String(Number(byFile)), { 8: 'Outro bairro' })),
    );
    expect(other).toMatchObject({ fresh: 0, known: 2, refused: 0 });
    const refused = await request(house.server)
      .post(`/api/imports/${other.importId}/commitment`)
      .set('Idempotency-Key', 'x')
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'import-has-nothing-new' });
    expect(await count('PersonRegistered')).toBe(before);
  });

  it('goes on where a process died, and carries no line out twice', async () => {
    const lines = Array.from({ length: 5 }, (_, index) => person('Clara Exemplo', inventedCpf(20 + index)));
    const before = await count('PersonRegistered');
    const { importId } = await checked(`kind=people&municipality=${TOWN}`, people(...lines));
    await request(house.server)
      .post(`/api/imports/${importId}/commitment`)
      .set('Idempotency-Key', importId)
      .expect(200);
    await house.settled();
    const intake = house.get(Intake);
    const dying = jest.spyOn(intake, 'judge').mockRejectedValueOnce(new Error('the process died'));
    await expect(house.get(Importer).turn()).rejects.toThrow('the process died');
    dying.mockRestore();
    expect(await count('PersonRegistered')).toBe(before + 5);

    // What the queries know comes late: the commands alone have to tell that they were carried out.
    await house.caughtUp();
    await house.database.query('create table marks as select person_id, cpf_mark from people.person');
    await house.database.query('update people.person set cpf_mark = null');
    try {
      clock.now = () => addMinutes(NOON, 6);
      await work();
    } finally {
      clock.now = () => NOON;
      await house.database.query(
        'update people.person p set cpf_mark = m.cpf_mark from marks m where m.person_id = p.person_id',
      );
    }
    expect(await seen(importId)).toMatchObject({ status: 'finished', registered: 5, refused: 0 });
    expect(await count('PersonRegistered')).toBe(before + 5);
  });

  it('registers a person anew who was erased', async () => {
    const file = people(person('Vera Exemplo', inventedCpf(31)));
    await commit((await checked(`kind=people&municipality=${TOWN}`, file)).importId);
    const found = await request(house.server).get('/api/people/by-document').set('X-Document', inventedCpf(31));
    await house.ask(EraseSubject, { personId: (found.body as { personId: string }).personId, request: 'Protocolo 1' });
    const again = await checked(`kind=people&municipality=${TOWN}`, file);
    expect(again).toMatchObject({ fresh: 1 });
    expect(await commit(again.importId)).toMatchObject({ registered: 1 });
    await request(house.server).get('/api/people/by-document').set('X-Document', inventedCpf(31)).expect(200);
  });

  it('takes vehicles, routes and distances of a manager', async () => {
    const fleet = `Placa;Ano;Lotação;Cadeiras de rodas;Ar-condicionado;Poltronas reclináveis;Programa
RTA-1B23;2025;22;1;sim;sim;SETS
RTA1B24;2025;8;10;sim;não;Próprio
RTA1B2;novo;22;1;sim;não;Emprestado`;
    const vehicles = await checked(`kind=vehicles&managerId=${managerId}`, fleet);
    expect([vehicles, faultsOf(vehicles)]).toMatchObject([
      { fresh: 1, refused: 2 },
      [
        [3, 'refused', ['line-not-acceptable']],
        [4, 'refused', ['Ano', 'Programa', 'Placa']],
      ],
    ]);
    await commit(vehicles.importId);
    expect(await checked(`kind=vehicles&managerId=${managerId}`, fleet)).toMatchObject({
      fresh: 0,
      known: 1,
      refused: 2,
    });
    expect(await house.see(Object.assign(new ListVehicles(), { managerId }))).toMatchObject([{ plate: 'RTA1B23' }]);

    const routes = await checked(
      `kind=routes&managerId=${managerId}`,
      'Rota;Municípios;Destino\nOliveira – Divinópolis;"oliveira, Candeias";3122306\nLonge;Belo Horizonte;Divinópolis\n',
    );
    expect([routes, faultsOf(routes)]).toMatchObject([
      { fresh: 1, refused: 1 },
      [[3, 'refused', ['line-not-acceptable']]],
    ]);
    await commit(routes.importId);

    const table = `Rota;Origem;Distância (km);Fonte;Vale de;Vale até
Oliveira – Divinópolis;Oliveira;72,5;Mapa inventado;01/01/2020;
Oliveira – Divinópolis;Divinópolis;72,5;Mapa inventado;01/01/2020;
Outra;Oliveira;72,5;Mapa inventado;01/01/2020;31/12/2019`;
    const distances = await checked(`kind=distances&managerId=${managerId}`, table);
    expect(faultsOf(distances)).toEqual([
      [3, 'refused', ['line-not-acceptable']],
      [4, 'refused', ['Rota']],
    ]);
    await commit(distances.importId);
    expect(await checked(`kind=distances&managerId=${managerId}`, table)).toMatchObject({ fresh: 0, known: 1 });
    expect(await house.see(Object.assign(new ListRoutes(), { managerId }))).toMatchObject([
      { name: 'Oliveira – Divinópolis', distances: [{ metres: 72_500, validTo: null }] },
    ]);
  });

  it('takes a workbook as it takes a CSV', async () => {
    const columns = [
      'Programa',
      'Placa',
      'Ano',
      'Lotação',
      'Cadeiras de rodas',
      'Ar-condicionado',
      'Poltronas reclináveis',
    ];
    const bytes = await writeExcelFile([
      columns.map((value) => ({ value })),
      ['SETS', 'RTB1B23', 2025, 22, 1, true, true].map((value) => ({ value })),
      ['SETS', 'RTB1B24', 2025, 22, 1, { rowSpan: 2, value: true }, true].map((value) =>
        typeof value === 'object' ? value : { value },
      ),
      ['SETS', 'RTB1B25', 2025, 22, 1, null, true].map((value) => value && { value }),
    ]).toBuffer();
    const view = await checked(`kind=vehicles&managerId=${managerId}`, bytes);
    expect([view, faultsOf(view)]).toMatchObject([
      { format: 'xlsx', fresh: 1, refused: 2 },
      [
        [3, 'refused', ['Ar-condicionado']],
        [4, 'refused', ['Ar-condicionado']],
      ],
    ]);
    expect(await commit(view.importId)).toMatchObject({ registered: 1 });
  });

  it('takes a long file in turns, lets a short one pass, and finds what repeats from one end to the other', async () => {
    const lines = Array.from({ length: 260 }, (_, index) => person('Nilza Exemplo', inventedCpf(1000 + index)));
    const long = await upload(
      `kind=people&municipality=${TOWN}`,
      Buffer.from(people(...lines, lines[0]!, person('Outra Exemplo', inventedCpf(1001))), 'latin1'),
    );
    const short = await upload(`kind=people&municipality=${TOWN}`, people(person('Breve Exemplo', inventedCpf(2000))));
    await house.settled();
    await house.caughtUp();
    const idOf = ({ body }: { body: unknown }) => (body as { importId: string }).importId;
    let passed = 0;
    clock.now = () => new Date(Date.parse(NOON) + ++passed).toISOString() as Instant;
    try {
      while ((await seen(idOf(short))).status !== 'checked') {
        await house.get(Importer).turn();
        await house.caughtUp();
      }
    } finally {
      clock.now = () => NOON;
    }
    expect(await seen(idOf(long))).toMatchObject({ status: 'uploaded' });
    clock.now = () => addMinutes(NOON, 1);
    await work();
    const view = await seen(idOf(long));
    expect(view).toMatchObject({ status: 'checked', fresh: 260, known: 1, refused: 1 });
    expect(view.report).toMatchObject([
      { number: 262, outcome: 'known', faults: [{ reason: 'Repete a linha 2.' }] },
      { number: 263, outcome: 'refused', faults: [{ code: 'line-contradicting' }] },
    ]);
    expect(await commit(view.importId)).toMatchObject({ registered: 260 });
    clock.now = () => NOON;
    const { text } = await request(house.server).get(`/api/imports/${view.importId}/report.csv`);
    expect(text.match(/;gravada;/g)).toHaveLength(260);
  });

  it('books appointments for people who are registered', async () => {
    await commit(
      (await checked(`kind=people&municipality=${TOWN}`, people(person('Nair Exemplo', inventedCpf(41))))).importId,
    );
    const file = `CPF;Sistema;Protocolo;CNES;Data;Hora;Tipo
${inventedCpf(41)};SISREG;P1;${HOSPITAL};05/11/2026;8:00;Consulta
${inventedCpf(41)};SISREG;P1;9999999;05/11/2026;9:00;Consulta
${inventedCpf(42)};SISREG;P2;${HOSPITAL};05/11/2026;8:00;Exame
;SISREG;P3;${HOSPITAL};05/11/2026;8:00;Exame`;
    const view = await checked(`kind=appointments&municipality=${TOWN}`, file);
    expect(faultsOf(view)).toEqual([
      [3, 'refused', ['line-not-acceptable']],
      [4, 'refused', ['person-unknown']],
      [5, 'refused', ['document-missing']],
    ]);
    expect(await commit(view.importId)).toMatchObject({ registered: 1 });
    expect(await checked(`kind=appointments&municipality=${TOWN}`, file)).toMatchObject({
      fresh: 0,
      known: 1,
      refused: 3,
    });
    expect(await count('AppointmentBooked')).toBe(1);
  });

  it('keeps nobody readable: not in the log, not while it works, and afterwards not even sealed', async () => {
    const secret = 'Zuleica Segredo Exemplo';
    const view = await checked(
      `kind=people&municipality=${TOWN}`,
      people(person(secret, inventedCpf(51)), person(secret, '')),
    );
    const everything = async () => {
      const { events } = await house.store.readAll(0n, { limit: 10_000 });
      const rows = await house.database.query<object[]>('select * from intake.line, intake.file');
      return JSON.stringify([events.map(({ data, metadata, stream }) => [data, metadata, stream]), rows]);
    };
    for (const text of [secret, inventedCpf(51)]) expect(await everything()).not.toContain(text);
    await commit(view.importId);
    expect(
      await house.database.query('select from intake.line where import_id = $1 and cells is not null', [view.importId]),
    ).toEqual([]);
    expect(
      await house.database.query('select wrapped from privacy.key where subject = $1', [`import/${view.importId}`]),
    ).toEqual([{ wrapped: null }]);
    expect(await seen(view.importId)).toMatchObject({ progress: { done: 2 }, ignored: null });
  });

  it('forgets what nobody has carried out in a week, and the report in time', async () => {
    const { importId } = await checked(
      `kind=people&municipality=${TOWN}`,
      people(person('Iara Exemplo', inventedCpf(61))),
    );
    const after = (days: number) => () => addMinutes(NOON, days * 24 * 60);
    try {
      clock.now = after(8);
      await work();
      expect(await seen(importId)).toMatchObject({ status: 'expired', progress: { fresh: 1 }, ignored: null });
      clock.now = after(100);
      await work();
      expect(await seen(importId)).toMatchObject({ status: 'expired', progress: {}, report: [] });
    } finally {
      clock.now = () => NOON;
    }
  });

  it('answers a file that comes again with its key as the first time, and refuses the key for another file', async () => {
    const file = people(person('Edna Exemplo', inventedCpf(71)));
    const target = `kind=people&municipality=${TOWN}`;
    const { body: first } = await upload(target, file, { key: 'same' }).expect(200);
    await work();
    await commit((first as { importId: string }).importId);
    expect((await upload(target, file, { key: 'same' }).expect(200)).body).toEqual(first);
    const other = await upload(target, `${file}\r\n${person('Elza Exemplo', inventedCpf(72))}`, { key: 'same' });
    expect([other.status, other.body]).toMatchObject([422, { code: 'idempotency-key-reused' }]);
  });

  it('refuses what is too large, is of nobody, or cannot be read, before anything is recorded', async () => {
    const head = await house.store.head();
    const target = `kind=people&municipality=${TOWN}`;
    const codeOf = async (sent: ReturnType<typeof upload>) => {
      const { status, body } = await sent;
      return [status, (body as { code: string }).code];
    };
    expect(await codeOf(upload(target, 'x'.repeat(1024 * 1024 + 1)))).toEqual([413, 'request-too-large']);
    expect(await codeOf(upload('kind=people', PEOPLE))).toEqual([422, 'import-target-wrong']);
    expect(await codeOf(upload('kind=cars', PEOPLE))).toEqual([400, 'invalid-input']);
    expect(await codeOf(upload(target, 'Nome\nAna\n'))).toEqual([422, 'headings-wrong']);
    expect(await codeOf(upload(target, PEOPLE))).toEqual([422, 'file-empty']);
    expect(await codeOf(upload(target, '', { key: 'k' }))).toEqual([422, 'file-empty']);
    expect(await house.store.head()).toBe(head);
    expect(
      await house.database.query(
        'select from intake.file where import_id not in (select import_id from imports.import)',
      ),
    ).toEqual([]);
  });

  it('shows a spreadsheet to who brought it, and to nobody else', async () => {
    const scope = { municipalities: [], managers: [managerId], regions: [] };
    const account = (actor: string, role: Access['role']): Record<string, string> =>
      as({ actor, role, scope, origin: 'session' });
    const [ana, rui] = [account('ana', 'fleet-manager'), account('rui', 'fleet-manager')];
    const file = people(
      person('Olga Exemplo', inventedCpf(81)),
      person('Longe Exemplo', inventedCpf(82), { 9: '310620' }),
    ).replace('Bairro', 'Bairro;Município');
    const { body } = await upload(`kind=people&municipality=${TOWN}`, file, { headers: ana }).expect(200);
    await work();
    const { importId } = body as { importId: string };
    const address = `/api/imports/${importId}`;
    const mine = await request(house.server).get(address).set(ana).expect(200);
    expect(faultsOf(mine.body as ImportView)).toEqual([[3, 'refused', ['Município']]]);
    for (const path of ['', '/report.csv'])
      await request(house.server)
        .get(address + path)
        .set(rui)
        .expect(404);
    await request(house.server)
      .post(`${address}/commitment`)
      .set({ ...rui, 'Idempotency-Key': 'rui' })
      .expect(404);
    expect((await request(house.server).get('/api/imports').set(rui)).body).toEqual([]);
    expect((await request(house.server).get('/api/imports').set(ana)).body).toMatchObject([
      { importId, status: 'checked' },
    ]);

    await request(house.server)
      .post(`${address}/commitment`)
      .set({ ...ana, 'Idempotency-Key': 'ana' })
      .expect(200);
    await work();
    const report = await request(house.server).get(`${address}/report.csv`).set(ana).expect(200);
    expect(report.text.split('\r\n')).toEqual([
      '\ufeffLinha;Situação;Coluna;Código;Motivo',
      '2;gravada;;;',
      '3;recusada;Município;town-out-of-reach;O município de residência está fora da sua área de atuação.',
      '',
    ]);
    const { events } = await house.store.readAll(0n, { types: ['PersonRegistered'], limit: 10_000 });
    expect(events.at(-1)!.metadata).toMatchObject({ actor: 'ana', role: 'fleet-manager', correlationId: importId });

    const crew = await upload(`kind=vehicles&managerId=${managerId}`, 'Placa', { headers: account('x', 'crew') });
    expect([crew.status, crew.body]).toMatchObject([403, { code: 'role-not-allowed' }]);
  });

  it('gives the same rows when they are built again', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
  });
});
