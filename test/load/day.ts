import { addMinutes, localDateOf, localTimeOf, type Instant } from '#embarque/kernel';
import { GATES_POLICY } from '#embarque/trips';
import { Chance } from '../../apps/cli/src/demo/chance.js';
import { inventCns, inventCpf, inventPlate } from '../../apps/cli/src/demo/documents.js';
import { Caller, signIn, startProgram, type Body } from './program.js';

/** How long one command took: milliseconds from asking to the answer, over all that were sent. */
export interface Timing {
  readonly command: string;
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const VEHICLES = 50;
/** A bus of 22 seats without driver and attendant. */
const PASSENGERS_EACH = 20;
/** Offices and crews that ask at the same time. */
const CALLERS = 32;

const SEAT = '311200';
const HOME = '314560';
const DESTINATION = '312230';
const HOSPITAL = '9900003';

/**
 * A thousand-seat day, through HTTP against the program in a process of its own: 50 buses are scheduled, their thousand
 * seats authorised, boarded, brought back and completed. Then it asks whether everything is as it was answered.
 *
 * @throws Error a command was refused, a seat was sold twice, or somebody is missing from what the program shows
 */
export async function loadDay(databaseUrl: string, directory: string): Promise<Timing[]> {
  const program = await startProgram(databaseUrl, directory);
  try {
    const administrator = await signIn(program.address, program.administrator);
    return await new Day(program.address, administrator).run();
  } finally {
    await program.stop();
  }
}

class Day {
  private readonly chance = new Chance('a thousand seats');
  private readonly now = new Date().toISOString() as Instant;
  private readonly departsAt = addMinutes(this.now, -6 * 60);
  private readonly timings: Timing[] = [];

  constructor(
    private readonly address: string,
    private readonly administrator: Caller,
  ) {}

  async run(): Promise<Timing[]> {
    const { office, managerId, routeId } = await this.found();
    const crews = await this.fleet(office, managerId);
    const people = await this.people(office);

    const trips = await this.each('ScheduleTrip', crews, async (crew) => {
      const times = {
        departsAt: this.departsAt,
        returnsAt: addMinutes(this.now, -60),
        endsAt: addMinutes(this.now, 60),
      };
      return (await office.post<{ tripId: string }>('trips', { routeId, ...crew, ...times })).tripId;
    });
    const seats = await this.each('AuthorizePassenger', people, async (person, n) => {
      const path = `trips/${trips[n % VEHICLES]}/authorizations`;
      const { authorizationId } = await office.post<{ authorizationId: string }>(path, authorization(person));
      return `${path}/${authorizationId}`;
    });
    await this.refuseOneMore(office, trips);
    await this.each('DepartTrip', trips, (trip) =>
      office.post(`trips/${trip}/departure`, { at: this.departsAt, odometerKm: 1000 }),
    );
    await this.each('BoardPassenger', seats, (seat) =>
      office.post(`${seat}/boarding`, { at: addMinutes(this.departsAt, 30) }),
    );
    await this.each('RecordReturn', seats, (seat) =>
      office.post(`${seat}/return`, { outcome: 'returned', at: addMinutes(this.now, -10) }),
    );
    await this.each('CompleteTrip', trips, (trip) =>
      office.post(`trips/${trip}/completion`, { at: this.now, odometerKm: 1200 }, { Prefer: 'wait=60' }),
    );
    await this.verify(office, trips);
    return this.timings;
  }

  /** A consortium with a route, and the account of its office. */
  private async found() {
    const state = await this.account('central', { role: 'state-central' });
    const { managerId } = await state.post<{ managerId: string }>('managers', {
      ...{ kind: 'consortium', name: 'CIS Exemplo', acronym: 'CISEX', cnpj: '11222333000181', seat: SEAT },
    });
    for (const municipality of [SEAT, HOME]) {
      await state.post(`managers/${managerId}/members`, { municipality, from: '2018-05-22' }, { Prefer: 'wait=60' });
    }
    const office = await this.account('consorcio', { role: 'fleet-manager', managers: [managerId] });
    await office.post('establishments', { cnes: HOSPITAL, name: 'Hospital Exemplo', municipality: DESTINATION });
    const { routeId } = await office.post<{ routeId: string }>(`managers/${managerId}/routes`, {
      ...{ name: 'Oliveira – Divinópolis', towns: [HOME, SEAT], destination: DESTINATION },
    });
    return { office, managerId, routeId };
  }

  private async account(login: string, scope: Body): Promise<Caller> {
    const { accountId } = await this.administrator.post<{ accountId: string }>('accounts', {
      ...{ kind: 'machine', login, name: 'Teste de carga', ...scope },
    });
    const { token } = await this.administrator.post<{ token: string }>(`accounts/${accountId}/tokens`, {
      name: 'Teste de carga',
      expiresOn: localDateOf(addMinutes(this.now, 48 * 60)),
    });
    return new Caller(this.address, { Authorization: `Bearer ${token}` });
  }

  private async fleet(office: Caller, managerId: string): Promise<Body[]> {
    const crewMember = async (role: string, licence: Body, trainings: readonly string[]) => {
      const { crewMemberId } = await office.post<{ crewMemberId: string }>('crew', {
        ...{ managerId, name: 'João Exemplo', cpf: inventCpf(this.chance), roles: [role], ...licence },
      });
      for (const kind of trainings) {
        await office.post(`crew/${crewMemberId}/trainings`, { kind, completedOn: '2026-01-10' });
      }
      return crewMemberId;
    };
    return this.each('the fleet', Array.from({ length: VEHICLES }), async (_, n) => {
      const { vehicleId } = await office.post('vehicles', {
        ...{ managerId, plate: inventPlate(n), year: 2025, seats: 22, wheelchairPositions: 1 },
        ...{ airConditioning: true, recliningSeats: true, programme: 'SETS' },
      });
      const licence = { licenceCategory: 'D', licenceValidUntil: '2030-01-31' };
      return {
        vehicleId,
        driverId: await crewMember('driver', licence, GATES_POLICY.driverTrainings),
        attendantId: await crewMember('attendant', {}, GATES_POLICY.attendantTrainings),
      };
    });
  }

  private people(office: Caller): Promise<Body[]> {
    const everyone = Array.from({ length: VEHICLES * PASSENGERS_EACH });
    return this.each('RegisterPerson and BookAppointment', everyone, () => this.person(office));
  }

  private async person(office: Caller): Promise<Body> {
    const hour = addMinutes(this.departsAt, 120);
    const { personId } = await office.post('people', {
      ...{ name: 'Maria Exemplo da Silva', birthDate: '1970-03-15', sex: 'F', race: '03', nationality: '010' },
      ...{ cpf: inventCpf(this.chance), cns: inventCns(this.chance), municipality: HOME, cep: '37280000' },
      ...{ streetType: '081', street: 'das Flores', number: 'SN', district: 'Centro' },
      ...{ homeless: 'N', withoutCpf: 'N' },
    });
    const { appointmentId } = await office.post('appointments', {
      ...{ personId, system: 'SISREG', protocol: '123456', establishment: HOSPITAL, kind: 'consultation' },
      ...{ date: localDateOf(hour), time: localTimeOf(hour) },
    });
    return { personId, appointmentId };
  }

  /** Every bus is full: one more person is refused by all of them. */
  private async refuseOneMore(office: Caller, trips: readonly string[]): Promise<void> {
    const late = await this.person(office);
    await this.each('AuthorizePassenger, refused', trips, async (trip) => {
      const { status, body } = await office.answer(`trips/${trip}/authorizations`, authorization(late));
      if (status !== 422) throw new Error(`a full bus took one more: ${status} ${JSON.stringify(body)}`);
    });
  }

  /** What the queries show: every trip completed, everybody on it back, no seat sold twice. */
  private async verify(office: Caller, trips: readonly string[]): Promise<void> {
    for (const trip of trips) {
      const { status, passengers } = await office.get<Shown>(`trips/${trip}`);
      const back = passengers.filter(({ whereabouts }) => whereabouts === 'returned').length;
      const seats = new Set(passengers.map(({ seat }) => seat)).size;
      if (status !== 'completed' || [back, seats].some((count) => count !== PASSENGERS_EACH)) {
        throw new Error(`trip ${trip} is ${status}, with ${back} back and ${seats} seats`);
      }
    }
  }

  /** Sends one command for each item, as many at once as there are callers, and keeps how long each took. */
  private async each<T, R>(
    command: string,
    items: readonly T[],
    send: (item: T, n: number) => Promise<R>,
  ): Promise<R[]> {
    const results: R[] = [];
    const took: number[] = [];
    const began = performance.now();
    const queue = items.entries();
    await Promise.all(
      Array.from({ length: CALLERS }, async () => {
        for (const [n, item] of queue) {
          const asked = performance.now();
          results[n] = await send(item, n);
          took.push(performance.now() - asked);
        }
      }),
    );
    const sorted = took.toSorted((a, b) => a - b);
    const percentile = (p: number) => round(sorted[Math.ceil((p / 100) * sorted.length) - 1]!);
    this.timings.push({
      ...{ command, count: took.length, perSecond: Math.round((1000 * took.length) / (performance.now() - began)) },
      ...{ p50: percentile(50), p99: percentile(99), max: percentile(100) },
    });
    console.error(`… ${command}: ${JSON.stringify(this.timings.at(-1))}`);
    return results;
  }
}

interface Shown {
  readonly status: string;
  readonly passengers: readonly { readonly whereabouts: string; readonly seat: string }[];
}

const authorization = (person: Body): Body => ({
  ...{ ...person, role: 'patient', accommodation: 'seat', legs: 'round-trip' },
  ...{ from: HOME, boardingPlace: 'Praça da Matriz' },
});

const round = (milliseconds: number): number => Math.round(10 * milliseconds) / 10;
