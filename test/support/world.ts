import { type Api } from './api.js';
import { Chance } from '../../apps/cli/src/demo/chance.js';
import { inventCns, inventCpf, inventPlate } from '../../apps/cli/src/demo/documents.js';

export const TOWN = { candeias: '311200', oliveira: '314560', divinopolis: '312230' };
export const HOSPITAL = '9900003';
export const CNPJ = '11222333000181';
export const DOCTOR = '700000000000005';

/** The day's trip: out at four in the morning, back at ten, home at two, in UTC. */
export const hours = (day: string) => ({
  departsAt: `${day}T07:00:00.000Z`,
  returnsAt: `${day}T13:00:00.000Z`,
  endsAt: `${day}T17:00:00.000Z`,
});

/** What each must have learned before a trip is theirs. */
const TRAININGS = {
  driver: ['reception', 'defensive-driving', 'safe-driving', 'economical-driving'],
  attendant: ['first-aid'],
};

/** Where a world lies: two that share nothing may stand side by side. */
export interface Place {
  readonly name: string;
  readonly cnpj: string;
  readonly seat: string;
  /** The town of the people, on the route. */
  readonly home: string;
  readonly destination: string;
  readonly hospital: string;
  /** Number of its first plate. */
  readonly plates: number;
}

export const HERE: Place = {
  ...{ name: 'world', cnpj: CNPJ, seat: TOWN.candeias, home: TOWN.oliveira },
  ...{ destination: TOWN.divinopolis, hospital: HOSPITAL, plates: 0 },
};
/** In another consortium, another health region. */
export const ELSEWHERE: Place = {
  ...{ name: 'elsewhere', cnpj: '11444777000161', seat: '313130', home: '313280' },
  ...{ destination: '313670', hospital: '9900011', plates: 500 },
};

/** A small world, founded over HTTP: a consortium with a route, a fleet with its crew, and people to carry. */
export async function foundWorld(api: Api, place = HERE) {
  const chance = new Chance(place.name);
  let { plates } = place;
  let protocols = 0;

  const { managerId } = await api.done<{ managerId: string }>('managers', {
    ...{ kind: 'consortium', name: 'CIS Exemplo', acronym: 'CISEX', cnpj: place.cnpj, seat: place.seat },
  });
  for (const municipality of [place.seat, place.home]) {
    await api.done(`managers/${managerId}/members`, { municipality, from: '2018-05-22' });
  }
  await api.done('establishments', {
    ...{ cnes: place.hospital, name: 'Hospital Exemplo', municipality: place.destination },
  });
  const { routeId } = await api.done<{ routeId: string }>(`managers/${managerId}/routes`, {
    name: 'Oliveira – Divinópolis',
    towns: [place.home, place.seat],
    destination: place.destination,
  });
  for (const [from, metres] of [
    [place.home, 72_000],
    [place.seat, 109_000],
  ]) {
    await api.done(`routes/${routeId}/distances`, { from, metres, source: 'Mapa inventado', validFrom: '2020-01-01' });
  }

  const vehicle = async (seats = 22, other: object = {}): Promise<string> => {
    const { vehicleId } = await api.done<{ vehicleId: string }>('vehicles', {
      ...{ managerId, plate: inventPlate(plates++), year: 2025, seats, wheelchairPositions: 1 },
      ...{ airConditioning: true, recliningSeats: true, programme: 'SETS', ...other },
    });
    return vehicleId;
  };
  const crew = async (role: 'driver' | 'attendant'): Promise<string> => {
    const licence = { licenceCategory: 'D', licenceValidUntil: '2030-01-31' };
    const { crewMemberId } = await api.done<{ crewMemberId: string }>('crew', {
      ...{ managerId, name: 'João Exemplo', cpf: inventCpf(chance), roles: [role] },
      ...(role === 'driver' ? licence : {}),
    });
    const record = (kind: string) =>
      api.done(`crew/${crewMemberId}/trainings`, { kind, completedOn: '2026-01-15', certificate: '2026/0142' });
    await Promise.all(TRAININGS[role].map(record));
    return crewMemberId;
  };
  const personInput = (other: object = {}): Record<string, unknown> => ({
    ...{ name: 'Maria Exemplo da Silva', birthDate: '1970-03-15', sex: 'F', race: '03', nationality: '010' },
    ...{ cpf: inventCpf(chance), cns: inventCns(chance), municipality: place.home, cep: '37280000' },
    ...{ streetType: '081', street: 'das Flores', number: 'SN', district: 'Centro', homeless: 'N', withoutCpf: 'N' },
    ...other,
  });
  const person = async (other: object = {}): Promise<string> =>
    (await api.done<{ personId: string }>('people', personInput(other))).personId;
  const appointment = async (personId: string, date: string): Promise<string> => {
    const { appointmentId } = await api.done<{ appointmentId: string }>('appointments', {
      ...{ personId, system: 'SISREG', protocol: `P${++protocols}`, establishment: place.hospital },
      ...{ date, time: '08:00', kind: 'consultation' },
    });
    return appointmentId;
  };

  const fleet = {
    vehicleId: await vehicle(),
    driverId: await crew('driver'),
    attendantId: await crew('attendant'),
  };
  const schedule = async (day: string, other: object = {}): Promise<string> =>
    (await api.done<{ tripId: string }>('trips', { routeId, ...fleet, ...hours(day), ...other })).tripId;
  const template = async (other: object = {}): Promise<string> => {
    const { templateId } = await api.done<{ templateId: string }>('trip-templates', {
      ...{ name: 'De manhã', routeId, ...fleet, weekdays: ['monday', 'wednesday'], minSeats: 22, minWheelchairs: 1 },
      ...{ departsAt: '04:00', returnsAt: '10:00', endsAt: '14:00' },
      boardingPoints: [{ town: place.home, place: 'Rodoviária', time: '04:10' }],
      ...other,
    });
    return templateId;
  };
  const seat = (personId: string, other: object = {}) => ({
    ...{ personId, role: 'patient', accommodation: 'seat', legs: 'round-trip' },
    ...{ from: place.home, boardingPlace: 'Praça da Matriz', ...other },
  });
  const authorize = async (tripId: string, passenger: object): Promise<string> =>
    (await api.done<{ authorizationId: string }>(`trips/${tripId}/authorizations`, passenger)).authorizationId;
  /** A new patient with an appointment on the day, authorised. */
  const patient = async (tripId: string, day: string, other: object = {}, how: object = {}): Promise<string> => {
    const personId = await person(other);
    return authorize(tripId, seat(personId, { appointmentId: await appointment(personId, day), ...how }));
  };
  /** What a request for transport to an appointment says. */
  const asked = (personId: string, appointmentId: string, other: object = {}) => ({
    ...{ personId, appointmentId, from: place.home, legs: 'round-trip' },
    eligibility: {
      ...{ elective: true, seated: true, careOnTheWay: false },
      ...{ assessedBy: 'Enfermeira Exemplo', assessedOn: '2026-09-01' },
    },
    ...other,
  });
  const request = async (personId: string, appointmentId: string, other: object = {}): Promise<string> =>
    (await api.done<{ requestId: string }>('requests', asked(personId, appointmentId, other))).requestId;
  /** Four Mondays and Fridays of treatment. */
  const series = (personId: string, other: object = {}): Promise<{ seriesId: string; dates: { date: string }[] }> =>
    api.done('series', {
      ...{ personId, from: place.home, legs: 'round-trip', eligibility: asked('', '').eligibility },
      ...{ startsOn: '2026-10-12', count: 4, weekdays: ['monday', 'friday'], time: '08:00' },
      ...{ system: 'SUSFACIL', protocol: `S${++protocols}`, establishment: place.hospital, kind: 'treatment' },
      ...other,
    });
  /** What a month's closing waits for. */
  const readyToPresent = async (from: string) => {
    await api.done(`managers/${managerId}/quantity-policy`, { policyId: 'ida-e-volta-truncada', version: 1, from });
    await api.done(`managers/${managerId}/presenter`, {
      ...{ establishment: place.hospital, professional: DOCTOR, occupation: '225125' },
      origin: { name: 'CIS EXEMPLO', acronym: 'CISEX', document: place.cnpj },
      destination: { name: 'SECRETARIA EXEMPLO', kind: 'E' },
    });
  };
  return {
    ...{ managerId, routeId, ...fleet, vehicle, crew, personInput, person, appointment },
    ...{ template, schedule, seat, authorize, patient, asked, request, series, readyToPresent },
  };
}

export type World = Awaited<ReturnType<typeof foundWorld>>;
