import { type NewEvent } from '#embarque/event-store';
import { idFrom, type Uuid } from '#embarque/kernel';
import { presentedSubject, sealPresented, type PresentedPerson } from '#embarque/people';
import { sealFields, type KeyStore } from '#embarque/privacy';

export interface StreamOfEvents {
  readonly stream: string;
  readonly events: NewEvent[];
}

const MANAGER = idFrom('bench', 'manager');
const ROUTE = idFrom('bench', 'route');
const TOWN = '311200';
const PASSENGERS = 12;

/** Everything that a month of so many trips leaves in the log, in streams as the commands write them. */
export class History {
  constructor(
    private readonly people: number,
    private readonly trips: number,
  ) {}

  /** The settings that a ledger needs before the first trip. */
  settings(): StreamOfEvents[] {
    return [
      stream(`route-${ROUTE}`, [
        [
          'RouteRegistered',
          { routeId: ROUTE, managerId: MANAGER, name: 'Bancada', towns: [TOWN], destination: '310620' },
        ],
        ['DistanceSet', { routeId: ROUTE, from: TOWN, metres: 126_000, source: 'bancada', validFrom: '2018-05-22' }],
      ]),
      stream(`production-${MANAGER}`, [
        ['QuantityPolicyAdopted', { managerId: MANAGER, policyId: 'ida-e-volta-truncada', version: 1, from: '202601' }],
        ['PresenterSet', { managerId: MANAGER, presenter: PRESENTER }],
      ]),
    ];
  }

  async *registrations(keys: KeyStore): AsyncIterable<StreamOfEvents> {
    for (let index = 0; index < this.people; index++) {
      const personId = this.person(index);
      const sealed = sealFields(await keys.keyOf(personId), personId, PERSON);
      const second = await keys.keyOf(presentedSubject(personId));
      const person = { ...PERSON, municipality: TOWN } as unknown as PresentedPerson;
      const presented = sealPresented(second, personId, person);
      yield stream(`person-${personId}`, [['PersonRegistered', { personId, municipality: TOWN, sealed, presented }]]);
    }
  }

  *journeys(): Iterable<StreamOfEvents> {
    for (let trip = 0; trip < this.trips; trip++) {
      const tripId = idFrom('bench', 'trip', trip);
      const date = `2026-10-${String((trip % 30) + 1).padStart(2, '0')}`;
      const at = `${date}T09:00:00.000Z`;
      const aboard = Array.from({ length: PASSENGERS }, (_, seat) => ({
        authorizationId: idFrom('bench', 'authorization', trip, seat),
        personId: this.person(trip * PASSENGERS + seat),
        role: seat % 3 === 2 ? 'companion' : 'patient',
        from: TOWN,
      }));
      yield stream(`trip-${tripId}`, [
        [
          'TripScheduled',
          {
            tripId,
            managerId: MANAGER,
            routeId: ROUTE,
            date,
            departsAt: at,
            returnsAt: at,
            endsAt: at,
            vehicle: VEHICLE,
            driverId: ROUTE,
          },
        ],
        ...aboard.map((one): [string, object] => [
          'PassengerAuthorized',
          { tripId, ...one, accommodation: 'seat', legs: 'round-trip', boardingPlace: 'Praça da Matriz' },
        ]),
        ['TripDeparted', { tripId, at, odometerKm: 1000 }],
        ...aboard.map(({ authorizationId }): [string, object] => ['PassengerBoarded', { tripId, authorizationId, at }]),
        ...aboard.map(({ authorizationId }): [string, object] => [
          'ReturnRecorded',
          { tripId, authorizationId, outcome: 'returned', at },
        ]),
        [
          'TripCompleted',
          {
            ...{ tripId, managerId: MANAGER, routeId: ROUTE, date, at, odometerKm: 1252 },
            transports: aboard.map((one) => ({ ...one, outbound: true, inbound: true })),
          },
        ],
      ]);
    }
  }

  private person(index: number): Uuid {
    return idFrom('bench', 'person', index % this.people);
  }
}

const VEHICLE = { vehicleId: ROUTE, plate: 'EMB0A00', seats: 22, wheelchairPositions: 1 };

const PRESENTER = {
  ...{ establishment: '9999999', professional: '200000000000003', occupation: '225125' },
  origin: { name: 'CONSORCIO EXEMPLO', acronym: 'CONEX', document: '11222333000181' },
  destination: { name: 'SECRETARIA DE ESTADO EXEMPLO', kind: 'E' },
};

const PERSON = {
  ...{
    name: 'Pessoa Inventada',
    birthDate: '1980-05-17',
    sex: 'F',
    race: '03',
    nationality: '010',
    cpf: '12345678909',
  },
  ...{ cep: '37280000', streetType: '081', street: 'das Flores', number: '10', district: 'Centro' },
  ...{ homeless: 'N', withoutCpf: 'N' },
};

function stream(name: string, facts: readonly (readonly [type: string, data: object])[]): StreamOfEvents {
  const commandId = idFrom('bench', name);
  const metadata = {
    commandId,
    fingerprint: 'bench',
    actor: 'bench',
    correlationId: commandId,
    causationId: commandId,
    at: '2026-10-01T09:00:00.000Z',
  };
  return {
    stream: name,
    events: facts.map(([type, data], index) => ({ id: idFrom('bench', name, index), type, data, metadata })),
  };
}
