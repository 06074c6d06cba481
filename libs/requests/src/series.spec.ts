import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Streams } from '#embarque/application';
import { FleetModule } from '#embarque/fleet';
import { accept, idFrom, type Uuid } from '#embarque/kernel';
import { PeopleDirectory, PeopleModule, RegisterPerson } from '#embarque/people';
import { RegisterEstablishment, TerritoryModule } from '#embarque/territory';
import { TripsModule } from '#embarque/trips';
import { context } from '../../../test/support/asking.js';
import { openRooms } from '../../../test/support/rooms.js';
import { invented, inventedCpf } from '../../people/src/testing/invented.js';
import { ChangeSeries } from './commands/change-series/change-series.command.js';
import { EndSeries } from './commands/end-series/end-series.command.js';
import { MoveSeriesDate } from './commands/move-series-date/move-series-date.command.js';
import { PauseSeries } from './commands/pause-series/pause-series.command.js';
import { ResumeSeries } from './commands/resume-series/resume-series.command.js';
import { type SeriesAnswer } from './commands/start-series/series-fields.js';
import { StartSeries } from './commands/start-series/start-series.command.js';
import { WithdrawRequest } from './commands/withdraw-request/withdraw-request.command.js';
import { request, requestStream } from './domain/request.js';
import { RequestRow } from './projections/requests/requests.entities.js';
import { requestsProjection } from './projections/requests/requests.projection.js';
import { GetSeries } from './queries/get-series/get-series.js';
import { ListSeries } from './queries/list-series/list-series.js';
import { RequestsModule } from './requests.module.js';
import { RequestsOfSubject } from './requests-of-subject.js';
import { requestsSchema } from './schema.js';

const TOWN = '310080';
const HOSPITAL = '9900003';

/** The clock of the rooms stands on Monday 5 October 2026, at noon. */
describe('a series of requests', () => {
  let house: Awaited<ReturnType<typeof openRooms>>;
  beforeAll(async () => {
    house = await openRooms(
      [TerritoryModule, FleetModule, PeopleModule, TripsModule, RequestsModule],
      [requestsSchema],
      [requestsProjection],
    );
    await done(RegisterEstablishment, { cnes: HOSPITAL, name: 'Hospital Exemplo', municipality: '310620' });
  });
  afterAll(() => house.close());

  const done = async <T>(type: Parameters<typeof house.ask<T>>[0], input: object, key?: string): Promise<T> => {
    const outcome = await house.ask(type, input, key);
    if (!outcome.ok) throw new Error(outcome.refusal.reasons.join(' '));
    return outcome.result;
  };
  let people = 0;
  const person = async (): Promise<Uuid> => {
    const { cns: _, ...living } = { ...invented, municipality: TOWN, cpf: inventedCpf(++people) };
    return (await done(RegisterPerson, living)).personId;
  };
  const plan = {
    ...{ startsOn: '2026-10-07', count: 3, weekdays: ['monday', 'wednesday', 'friday'], time: '07:00' },
    ...{ system: 'SUSFACIL', protocol: '42', establishment: HOSPITAL, kind: 'treatment', from: TOWN },
    ...{ legs: 'round-trip', needs: ['wheelchair'], notes: 'Portão azul' },
    eligibility: {
      ...{ elective: true, seated: true, careOnTheWay: false, assessedBy: 'Enfermeira Ana', assessedOn: '2026-10-01' },
    },
  };
  const start = async (other: object = {}, key?: string) =>
    done(StartSeries, { personId: await person(), ...plan, ...other }, key);
  const outcomes = ({ dates }: SeriesAnswer) => dates.map(({ date, outcome }) => `${date.slice(5)} ${outcome}`);
  const see = async (seriesId: Uuid) => (await house.see(Object.assign(new GetSeries(), { seriesId })))!;
  const rowsOf = async (seriesId: Uuid) => {
    await see(seriesId);
    return house.database.getRepository(RequestRow).find({ where: { seriesId }, order: { date: 'ASC', time: 'ASC' } });
  };
  const waiting = async (seriesId: Uuid) =>
    (await rowsOf(seriesId)).filter(({ status }) => status === 'waiting').map(({ date, time }) => `${date} ${time}`);
  const authorise = (requestId: Uuid) =>
    house.get(Streams).settle(requestStream(requestId), request, context(), () =>
      accept({
        type: 'RequestAuthorized',
        data: { requestId, tripId: idFrom('trip'), authorizationId: idFrom('seat', requestId) },
      } as const),
    );

  it('makes a request of its own for each date, holidays said, and the same ones again', async () => {
    const personId = await person();
    const ask = () => done(StartSeries, { personId, ...plan }, 'start');
    const answer = await ask();
    expect(outcomes(answer)).toEqual(['10-07 asked', '10-09 asked', '10-12 asked']);
    expect(answer.dates[2]).toMatchObject({ holiday: 'Nossa Senhora Aparecida' });
    const head = await house.store.head();
    expect(await ask()).toEqual(answer);
    expect(await house.store.head()).toBe(head);

    const view = await see(answer.seriesId);
    expect(view).toMatchObject({
      ...{ personId, residence: TOWN },
      plans: [{ protocol: '42', needs: ['wheelchair'], notes: 'Portão azul', assessedBy: 'Enfermeira Ana' }],
      dates: answer.dates.map(({ date, requestId }) => ({ date, requestId, status: 'waiting', standing: 'planned' })),
    });
    expect(await rowsOf(answer.seriesId)).toMatchObject([
      { personId, accommodation: 'wheelchair', kind: 'treatment', date: '2026-10-07', time: '07:00' },
      ...[{ seriesDate: '2026-10-09' }, { seriesDate: '2026-10-12' }],
    ]);
    const list = Object.assign(new ListSeries(), { personId, municipality: TOWN });
    expect(await house.see(list)).toEqual({
      series: [expect.objectContaining({ seriesId: answer.seriesId, lastDate: '2026-10-12', refused: 0 })],
    });
  });

  it('is told to its person, readable, with the requests that it made', async () => {
    const personId = await person();
    const { seriesId } = await start({ personId });
    await done(PauseSeries, { seriesId, from: '2026-10-08', until: '2026-10-10', reason: 'Internação' });
    await see(seriesId);
    const [section] = await house.get(RequestsOfSubject).sectionsOf(personId);
    expect(section).toMatchObject({ purpose: 'requests' });
    expect(section!.records).toHaveLength(5);
    expect(section!.records.at(-1)).toMatchObject({
      ...{ 'Série de pedidos': seriesId, 'Dias da semana': 'segunda-feira, quarta-feira, sexta-feira' },
      ...{ 'Protocolo da regulação': '42', Necessidades: 'cadeira de rodas', Observações: 'Portão azul' },
      ...{ 'Número de datas': '3', 'Motivos das pausas e faltas': 'Internação' },
    });
  });

  it('is refused as a whole when its first date could not be asked for, or nobody knows what it names', async () => {
    const refusal = async (other: object) => {
      const outcome = await house.ask(StartSeries, { personId: await person(), ...plan, ...other });
      return outcome.ok ? [] : [outcome.refusal.kind, ...outcome.refusal.reasons].join(' ');
    };
    expect(await refusal({ needs: ['oxygen'] })).toMatch(/rule .*oxigênio/);
    expect(await refusal({ establishment: '9900011' })).toMatch(/rule .*CNES 9900011/);
    expect(await refusal({ personId: idFrom('nobody') })).toMatch(/unknown .*pessoa/);
    expect((await house.ask(EndSeries, { seriesId: idFrom('none'), from: '2026-10-07', reason: 'Alta' })).ok).toBe(
      false,
    );
  });

  it('says of a date that cannot be asked for why, and keeps it sealed', async () => {
    const companions = [{ ground: 'RECOMENDACAO_PROFISSIONAL', evidence: 'Laudo', expiresOn: '2026-10-10' }];
    const answer = await start({ companions });
    expect(outcomes(answer)).toEqual(['10-07 asked', '10-09 asked', '10-12 refused']);
    expect(answer.dates[2]).toMatchObject({ reasons: [expect.stringMatching(/vence em 10\/10\/2026/)] });
    expect((await see(answer.seriesId)).dates[2]).toMatchObject({
      ...{ requestId: null, refusal: [expect.stringMatching(/vence em/)] },
    });
    const { events } = await house.store.readAll(0n, { limit: 10_000 });
    for (const text of ['vence em', 'Laudo', 'Portão azul', 'Enfermeira Ana']) {
      expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(text);
    }
  });

  it('changes what waits from a day on, and leaves what has a seat, has passed, or was given up by the person', async () => {
    const { seriesId, dates } = await start({ count: 5 });
    const [, kept, given] = dates.map(({ requestId }) => requestId!);
    await authorise(kept!);
    await done(WithdrawRequest, { requestId: given, kind: 'patient', reason: 'Viaja' });
    const answer = await done(ChangeSeries, { ...plan, seriesId, startsOn: '2026-10-09', count: 5, time: '08:00' });
    expect(outcomes(answer)).toEqual([
      ...['10-07 asked', '10-09 untouched', '10-12 untouched', '10-14 asked', '10-16 asked'],
    ]);
    expect(answer.dates.slice(1, 3)).toMatchObject([{ status: 'authorised' }, { status: 'withdrawn' }]);
    expect(await waiting(seriesId)).toEqual(['2026-10-07 07:00', '2026-10-14 08:00', '2026-10-16 08:00']);
    const rows = await rowsOf(seriesId);
    expect(rows.filter(({ reasonKind }) => reasonKind === 'series-changed')).toHaveLength(2);
    const appointments = await Promise.all(
      rows.map(({ appointmentId }) => house.get(PeopleDirectory).appointment(appointmentId as Uuid)),
    );
    expect(appointments.map(({ status }) => status === 'cancelled')).toEqual(
      rows.map(({ reasonKind }) => reasonKind === 'series-changed'),
    );
  });

  it('is paused and resumed, as often as need be', async () => {
    const { seriesId } = await start();
    const before = await waiting(seriesId);
    for (const reason of ['Internação', 'Outra internação']) {
      await done(PauseSeries, { seriesId, from: '2026-10-08', until: '2026-10-10', reason });
      expect(await waiting(seriesId)).toEqual(['2026-10-07 07:00', '2026-10-12 07:00', '2026-10-14 07:00']);
      await done(ResumeSeries, { seriesId, from: '2026-10-08' });
      expect(await waiting(seriesId)).toEqual(before);
    }
  });

  it('moves one date, and ends', async () => {
    const { seriesId } = await start();
    await done(MoveSeriesDate, { seriesId, date: '2026-10-12', day: '2026-10-13', time: '09:00' });
    expect(await waiting(seriesId)).toEqual(['2026-10-07 07:00', '2026-10-09 07:00', '2026-10-13 09:00']);
    const answer = await done(EndSeries, { seriesId, from: '2026-10-09', reason: 'Alta' });
    expect(outcomes(answer)).toEqual(['10-07 asked', '10-09 withdrawn', '10-12 withdrawn']);
    expect(await waiting(seriesId)).toEqual(['2026-10-07 07:00']);
  });

  describe('whose command dies on the way', () => {
    /** Lets so many appends through, and no more. */
    const dyingAfter = async (appends: number, work: () => Promise<unknown>): Promise<boolean> => {
      const real = house.store.append.bind(house.store);
      let left = appends;
      house.store.append = (stream, expected, events) =>
        // What follows from events by itself may live in another process.
        events[0]!.metadata['origin'] === 'reaction' || left-- > 0
          ? real(stream, expected, events)
          : Promise.reject(new Error('the process dies here'));
      try {
        await work();
        return false;
      } catch {
        return true;
      } finally {
        house.store.append = real;
      }
    };

    it('is finished by its repetition, wherever it died', async () => {
      let deaths = 0;
      for (let appends = 0, died = true; died; appends++) {
        const personId = await person();
        const ask = () => done(StartSeries, { personId, ...plan }, `dies after ${appends}`);
        died = await dyingAfter(appends, ask);
        if (died) deaths++;
        const { seriesId } = await ask();
        expect(await waiting(seriesId)).toEqual(['2026-10-07 07:00', '2026-10-09 07:00', '2026-10-12 07:00']);
      }
      expect(deaths).toBeGreaterThan(9);
    });

    it('is overtaken by the next one: nothing of what it was about to do stays behind', async () => {
      for (let appends = 1, died = true; died; appends += 2) {
        const { seriesId } = await start();
        const change = { ...plan, seriesId, startsOn: '2026-10-09', time: '10:00' };
        died = await dyingAfter(appends, () => done(ChangeSeries, change));
        await done(ChangeSeries, { ...change, time: '11:00' });
        expect(await waiting(seriesId)).toEqual(['2026-10-07 07:00', '2026-10-09 11:00', '2026-10-12 11:00']);
      }
    });
  });

  it('comes out as the last one says when several change it at once', async () => {
    const { seriesId } = await start();
    await Promise.all([
      ...['08:00', '09:00', '10:00'].map((time) =>
        done(ChangeSeries, { ...plan, seriesId, startsOn: '2026-10-09', time }),
      ),
      done(PauseSeries, { seriesId, from: '2026-10-07', until: '2026-10-08', reason: 'Internação' }),
    ]);
    const { dates } = await see(seriesId);
    const planned = dates.filter(({ standing }) => standing === 'planned');
    expect(planned).toHaveLength(3);
    expect(await waiting(seriesId)).toEqual(planned.map(({ day, time }) => `${day} ${time}`));
  });

  it('shows the same live and rebuilt', async () => {
    const { live, rebuilt } = await house.liveAndRebuilt();
    expect(rebuilt).toEqual(live);
  });

  it.each([
    ['request_series', `select * from requests.request where series_id = $1 order by series_date desc limit 1000`],
    [
      'series_person',
      `select * from requests.series where person_id = $1 order by last_date desc, series_id desc limit 201`,
    ],
    [
      'series_town',
      `select * from requests.series where residence = $1 order by last_date desc, series_id desc limit 201`,
    ],
  ])('is read by the index %s', async (index, sql) => {
    const of = index === 'series_town' ? TOWN : idFrom('anything');
    const plans = await house.database.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off; set local enable_bitmapscan = off');
      return manager.query<object[]>(`explain ${sql}`, [of]);
    });
    expect(JSON.stringify(plans)).toContain(index);
    expect(JSON.stringify(plans)).not.toContain('Sort');
  });
});
