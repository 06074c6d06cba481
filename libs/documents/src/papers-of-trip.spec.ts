import { beforeEach, describe, expect, it } from '@jest/globals';
import jsQR from 'jsqr';
import { Subjects, type Asker, type Reach } from '#embarque/application';
import { MemoryEventStore } from '#embarque/event-store';
import { type FleetDirectory } from '#embarque/fleet';
import { idFrom, type IbgeCode, type LocalDate, type LocalTime } from '#embarque/kernel';
import { type AppointmentBook, type Identity, type PeopleNames } from '#embarque/people';
import { type TerritoryNames } from '#embarque/territory';
import { AuthorizePassenger, CancelTrip, ReplaceVehicle, RevokeAuthorization, type KnownTrip } from '#embarque/trips';
import { type Mark } from '#embarque/paper';
import { NOON } from '../../../test/support/asking.js';
import { EVERYTHING } from '../../../test/support/askers.js';
import { MemoryKeys } from '../../privacy/src/testing/memory-keys.js';
import {
  authorizationOf,
  later,
  officeOn,
  routeFacts,
  TIMES,
  tripOf,
  vehicle,
  type Office,
} from '../../trips/src/testing/office.js';
import { AuthorizationSeals } from './authorization-seals.js';
import { DocumentsSubjects } from './documents-subjects.js';
import { checkSeal } from './domain/check-seal.js';
import { PaperTrips } from './paper-trips.js';
import { type AuthorizationOnPaper, type DayOnPaper } from './papers/records.js';
import { renderAuthorizations } from './papers/render-authorizations.js';
import {
  PrintAuthorizations,
  PrintAuthorizationsHandler,
} from './queries/print-authorizations/print-authorizations.js';
import { PrintDaySheet, PrintDaySheetHandler } from './queries/print-day-sheet/print-day-sheet.js';
import { PrintManifest, PrintManifestHandler } from './queries/print-manifest/print-manifest.js';
import { PrintPassengerList, PrintPassengerListHandler } from './queries/print-passenger-list/print-passenger-list.js';
import { TripReading } from './reading.js';
import { SealKeys, verifies } from './seal-keys.js';
import { TownRules } from './town-rules.js';

const TRIP = tripOf('trip');
const HOME = '310080' as IbgeCode;
const DRIVER = idFrom('crew', 'driver');
const NAMES = ['ana', 'bia', 'caio'];
const PEOPLE = new Map<string, Identity>(
  NAMES.map((name) => [idFrom('person', name), { name: `${name} Exemplo`, cpf: '12345678909' }]),
);
const keys = new MemoryKeys();

let office: Office;
let opened: { what: string; ids: readonly string[] }[];
let seals: AuthorizationSeals;
let print: ReturnType<typeof printing>;
beforeEach(async () => {
  office = officeOn(new MemoryEventStore());
  opened = [];
  print = printing();
  expect(await office.schedule({ key: 'trip' }, { name: 'car-5', driver: 'driver' })).toMatchObject({ ok: true });
  for (const name of ['ana', 'bia']) await authorized(name);
});

const authorized = async (name: string, standBy = false) =>
  expect(await office.authorize(TRIP, name, { key: name }, 'round-trip', standBy)).toMatchObject({ ok: true });
const accompany = async () =>
  expect(
    await office.send(
      AuthorizePassenger,
      {
        ...{ tripId: TRIP, personId: idFrom('person', 'caio'), role: 'companion', accommodation: 'seat' },
        ...{ legs: 'round-trip', from: HOME, boardingPlace: 'Praça da Matriz', ground: 'MULHER' },
        withAuthorization: authorizationOf('ana'),
      },
      { key: 'caio' },
    ),
  ).toMatchObject({ ok: true });

function printing() {
  const people = {
    identitiesShownTo: async (_: Asker, what: string, ids: readonly string[]) => {
      opened.push({ what, ids });
      return new Map([...PEOPLE].filter(([id]) => ids.includes(id)));
    },
  } as unknown as PeopleNames;
  const territory = {
    manager: async () => ({ name: 'CIS Exemplo', cnpj: '11222333000181' }),
    routes: async (ids: readonly string[]) => new Map(ids.map((id) => [id, 'Aguanil – Belo Horizonte'])),
    establishments: async (all: readonly string[]) =>
      new Map(all.map((cnes) => [cnes, { name: 'Hospital Exemplo', municipality: '310620' }])),
  } as unknown as TerritoryNames;
  const fleet = {
    crewMember: async () => ({ status: 'registered', licenceCategory: 'D' }),
    reveal: async () => ({ name: 'João Exemplo', cpf: '12345678909' }),
  } as unknown as FleetDirectory;
  const appointments = {
    timesOf: async (ids: readonly string[]) =>
      new Map(ids.map((id) => [id, { date: '2026-10-05' as LocalDate, time: '08:00' as LocalTime }])),
  } as unknown as AppointmentBook;
  const clock = { now: () => NOON };
  const subjects = new Subjects();
  subjects.tell('crew-member', async () => ({ manager: routeFacts.managerId }));
  new DocumentsSubjects(subjects);
  const reading = new TripReading(office.directory, subjects);
  const papers = new PaperTrips(office.directory, territory, fleet, people, clock);
  seals = new AuthorizationSeals(new SealKeys(keys), keys, { now: () => TIMES.departsAt });
  const rules = new TownRules(office.streams, { officer: { name: 'Encarregada Exemplo' } });
  const authorizations = new PrintAuthorizationsHandler(reading, papers, seals, appointments, rules);
  const ask = <Q extends object>(type: new () => Q, input: object, asker = EVERYTHING): Q =>
    Object.assign(new type(), { tripId: TRIP, asker, ...input });
  return {
    authorizations: (input = {}, asker?: Asker) =>
      authorizations.execute(ask(PrintAuthorizations, input, asker)) as Promise<AuthorizationOnPaper[]>,
    manifest: (asker?: Asker) => new PrintManifestHandler(reading, papers).execute(ask(PrintManifest, {}, asker)),
    list: (asker?: Asker) => new PrintPassengerListHandler(reading, papers).execute(ask(PrintPassengerList, {}, asker)),
    day: (date: string, asker?: Asker) =>
      new PrintDaySheetHandler(reading, papers).execute(
        ask(PrintDaySheet, { crewMemberId: DRIVER, date }, asker),
      ) as Promise<DayOnPaper>,
  };
}

const reaching = (reach: Partial<Exclude<Reach, 'everything'>>): Asker => ({
  ...EVERYTHING,
  reach: { managers: [], serving: [], towns: [], residents: [], ...reach },
});
const namesOf = (papers: readonly { name: string | null }[] | undefined) => papers?.map(({ name }) => name);

/** What a camera reads on paper: a white bitmap with the drawn modules, and around them what the sheet leaves white. */
function readCode(marks: readonly Mark[]): string | undefined {
  const code = marks.find((mark) => mark.kind === 'code')!;
  const [dot, margin] = [4, 16];
  const size = code.modules.length * dot + 2 * margin;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  code.modules.forEach((row, down) =>
    row.forEach((dark, right) => {
      for (let n = 0; dark && n < dot * dot; n++) {
        const x = margin + right * dot + (n % dot);
        const y = margin + down * dot + Math.floor(n / dot);
        pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
      }
    }),
  );
  return jsQR.default(pixels, size, size)?.data;
}

describe('the authorisations of a trip, printed', () => {
  it('carry a code that a phone checks with no network, and a short one that says the same', async () => {
    const papers = await print.authorizations();
    const published = new Map((await seals.publicKeys()).map((key) => [Number(key.kid), key]));
    const { trip } = await office.directory.travellers(TRIP);
    const { plate } = (trip as KnownTrip).vehicle;
    for (const paper of papers) {
      const read = readCode(renderAuthorizations([paper]).sheets[0]!)!;
      expect(read).toBe(paper.token);
      const book = { keys: published, revocations: [], verify: verifies };
      expect(checkSeal(read, book, { tripId: TRIP, plate, now: TIMES.departsAt })).toMatchObject({ ok: true });
      const travellers = { ...(await office.directory.travellers(TRIP)), trip: trip as KnownTrip };
      expect(await seals.check(paper.code, travellers)).toMatchObject({ ok: true });
    }
    expect(papers).toHaveLength(2);
  });

  it('are those in force, of the vehicle of the moment and its issue', async () => {
    await office.send(
      RevokeAuthorization,
      { tripId: TRIP, authorizationId: authorizationOf('bia'), reason: 'x' },
      { key: 'no' },
    );
    await office.send(ReplaceVehicle, { tripId: TRIP, vehicleId: vehicle('van-6'), reason: 'Pane' }, { key: 'swap' });
    const [paper, ...others] = await print.authorizations();
    const { trip } = await office.directory.travellers(TRIP);
    expect(paper).toMatchObject({ name: 'ana Exemplo', issue: 2, number: '1/2026', document: '***.456.789-**' });
    expect(paper!.trip.plate).toBe((trip as KnownTrip).vehicle.plate);
    expect(paper!.appointment).toEqual({ date: '2026-10-05', time: '08:00' });
    expect(others).toEqual([]);
  });

  it('of a cancelled trip are none, and it says so', async () => {
    await office.send(CancelTrip, { tripId: TRIP, reason: 'Chuva' }, { key: 'cancel' });
    expect(await print.authorizations()).toMatchObject({ ok: false, refusal: { code: 'no-authorization-to-print' } });
  });

  it('name a patient’s company, and a companion’s patient; and one may be printed alone', async () => {
    await accompany();
    const [ana, caio, bia] = await print.authorizations();
    expect([ana, caio, bia].map((one) => one!.together)).toEqual([
      ['caio Exemplo (acompanhante)'],
      ['ana Exemplo'],
      [],
    ]);
    expect(caio).toMatchObject({ role: 'companion', establishment: { name: 'Hospital Exemplo' }, appointment: {} });

    opened.length = 0;
    expect(namesOf(await print.authorizations({ authorizationId: authorizationOf('bia') }))).toEqual(['bia Exemplo']);
    expect(opened).toEqual([{ what: 'PrintAuthorizations', ids: [idFrom('person', 'bia')] }]);
    expect(await print.authorizations({ authorizationId: idFrom('nobody') })).toBeUndefined();
  });

  it('are a town’s own citizens’ only, and nobody’s for a stranger', async () => {
    const { trip } = await office.directory.travellers(TRIP);
    const { towns } = trip as KnownTrip;
    const [residence] = [...(trip as KnownTrip).passengers.values()].map((one) => one.residence);
    expect(await print.authorizations({}, reaching({ towns, residents: [residence!] }))).toHaveLength(2);
    expect(await print.authorizations({}, reaching({ towns }))).toMatchObject({ ok: false });
    expect(await print.authorizations({}, reaching({}))).toBeUndefined();
    expect(opened).toHaveLength(1);
  });
});

describe('the lists of a trip, printed', () => {
  it('open each person’s record once, under the name of the paper, and show documents in full on the charter’s only', async () => {
    await accompany();
    expect((await print.manifest())!.passengers.map(({ name, document }) => [name, document])).toEqual([
      ['ana Exemplo', '***.456.789-**'],
      ['caio Exemplo', '***.456.789-**'],
      ['bia Exemplo', '***.456.789-**'],
    ]);
    expect((await print.list())!.passengers.map(({ document }) => document)).toEqual(
      Array(3).fill('CPF 123.456.789-09'),
    );
    expect(opened.map(({ what, ids }) => [what, ids.length])).toEqual([
      ['PrintManifest', 3],
      ['PrintPassengerList', 3],
    ]);
  });

  it('show who waits for a place at the end', async () => {
    await authorized('caio', true);
    await authorized('dora');
    expect((await print.manifest())!.passengers.map(({ standBy }) => standBy)).toEqual([false, false, false, true]);
  });

  it('are for who runs the trip or travels with it', async () => {
    const { trip } = await office.directory.travellers(TRIP);
    const { towns, managerId, date } = trip as KnownTrip;
    const crew = { crewMemberId: DRIVER, from: date, until: date };
    const shown = async (asker: Asker) => [!!(await print.manifest(asker)), !!(await print.list(asker))];
    expect(await shown(reaching({ managers: [managerId] }))).toEqual([true, true]);
    expect(await shown(reaching({ crew }))).toEqual([true, true]);
    expect(await shown(reaching({ crew: { ...crew, until: '2026-10-04' as LocalDate } }))).toEqual([false, false]);
    expect(await shown(reaching({ towns, residents: towns, serving: [managerId] }))).toEqual([false, false]);
  });
});

describe('the sheet of a day', () => {
  it('has each trip of the day with where it calls, and opens nobody’s record', async () => {
    await accompany();
    await office.schedule({ key: 'later' }, { name: 'car-5', driver: 'driver', times: later(TIMES, 1) });
    const { trips, crewMember } = await print.day('2026-10-05');
    expect(crewMember).toEqual({ name: 'João Exemplo', licenceCategory: 'D' });
    expect(trips).toMatchObject([
      {
        ...{ patients: 2, companions: 1, lapChildren: 0, wheelchairs: 0 },
        boardings: [{ name: 'Praça da Matriz', people: 3 }],
        destinations: [{ name: 'Hospital Exemplo', people: 3 }],
      },
    ]);
    expect((await print.day('2026-10-06')).trips).toHaveLength(1);
    expect(opened).toEqual([]);
  });

  it('of a day without trips is none, and a stranger sees no trip', async () => {
    expect(await print.day('2026-10-09')).toMatchObject({ ok: false, refusal: { code: 'no-trips-that-day' } });
    expect(await print.day('2026-10-05', reaching({}))).toBeUndefined();
    const crew = { crewMemberId: DRIVER, from: '2026-10-04' as LocalDate, until: '2026-10-07' as LocalDate };
    expect((await print.day('2026-10-05', reaching({ crew }))).trips).toHaveLength(1);
    expect(await print.day('2026-10-09', reaching({ crew }))).toBeUndefined();
    expect((await print.day('2026-10-05', reaching({ managers: [routeFacts.managerId] }))).trips).toHaveLength(1);
  });
});
