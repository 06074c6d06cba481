import { describe, expect, it } from '@jest/globals';
import { LocalDate, the } from '#embarque/kernel';
import { type CrewFacts, type VehicleFacts } from './facts.js';
import { failingGates, passGates, type Crossing, type Failure } from './gates.js';
import { GATE_CODES, GATES_POLICY } from './policies.js';
import { attendantFacts, DAY, driverFacts, TRIP, vehicleFacts } from './testing/trip-facts.js';

const NEXT_DAY = the(LocalDate, '2026-10-06');
const nobody = { seats: 0, wheelchairs: 0, lapChildren: 0 };
const codes = (change: Partial<Crossing> = {}) =>
  failingGates({ vehicle: vehicleFacts, driver: driverFacts, loads: [nobody], date: DAY, until: DAY, ...change }).map(
    ({ gate }) => gate,
  );
const bus: VehicleFacts = { ...vehicleFacts, seats: 22 };
const driver = (change: Partial<CrewFacts>): Partial<Crossing> => ({ driver: { ...driverFacts, ...change } });
const training = (kind: string, completedOn: string, validUntil?: string) => ({
  ...{ kind, completedOn: the(LocalDate, completedOn) },
  ...(validUntil ? { validUntil: the(LocalDate, validUntil) } : {}),
});

describe('the gates of vehicle and crew', () => {
  it('open for a car with a trained driver, and for a bus with an attendant who knows first aid', () => {
    expect(codes()).toEqual([]);
    expect(codes({ vehicle: bus, attendant: attendantFacts })).toEqual([]);
  });

  it('ask for category B up to eight passengers and for D above', () => {
    const eight = { ...vehicleFacts, seats: 9 };
    const nine = { ...vehicleFacts, seats: 10 };
    expect(codes({ vehicle: eight, ...driver({ licenceCategory: 'AB' }) })).toEqual([]);
    expect(codes({ vehicle: nine, ...driver({ licenceCategory: 'AB' }) })).toEqual(['licence-category']);
    for (const licenceCategory of ['C', 'A', undefined]) {
      expect(codes({ vehicle: nine, ...driver({ licenceCategory }) })).toEqual(['licence-category']);
    }
    for (const licenceCategory of ['D', 'E', 'AE']) {
      expect(codes({ vehicle: nine, ...driver({ licenceCategory }) })).toEqual([]);
    }
  });

  it('ask for a licence that lasts to the last day of the trip', () => {
    expect(codes(driver({ licenceValidUntil: DAY }))).toEqual([]);
    expect(codes({ ...driver({ licenceValidUntil: DAY }), until: NEXT_DAY })).toEqual(['licence-expired']);
    expect(codes(driver({ licenceValidUntil: undefined }))).toEqual(['licence-expired']);
  });

  it('ask for every training, completed by then and not expired; one without validity does not expire', () => {
    const others = driverFacts.trainings.filter(({ kind }) => kind !== 'safe-driving');
    const having = (...safe: ReturnType<typeof training>[]) => codes(driver({ trainings: [...others, ...safe] }));
    expect(having()).toEqual(['driver-training']);
    expect(having(training('safe-driving', '2020-01-01'))).toEqual([]);
    expect(having(training('safe-driving', '2020-01-01', '2026-10-05'))).toEqual([]);
    expect(having(training('safe-driving', '2020-01-01', '2026-10-04'))).toEqual(['driver-training']);
    expect(having(training('safe-driving', '2026-10-06'))).toEqual(['driver-training']);
    expect(
      having(training('safe-driving', '2020-01-01', '2021-01-01'), training('safe-driving', '2026-01-01')),
    ).toEqual([]);
    expect(codes({ vehicle: bus, attendant: { ...attendantFacts, trainings: [] } })).toEqual(['attendant-training']);
    expect(codes({ attendant: { ...attendantFacts, trainings: [] } })).toEqual([]);
  });

  it('say all that is wrong at once', () => {
    const vehicle = { ...bus, airConditioning: false, recliningSeats: false };
    const load = { seats: 30, wheelchairs: 0, lapChildren: 0 };
    const none = driver({ licenceCategory: 'B', licenceValidUntil: undefined, trainings: [] });
    expect(codes({ vehicle, ...none, loads: [load] })).toEqual(
      GATE_CODES.filter((one) => one !== 'attendant-training'),
    );
  });
});

describe('overriding gates', () => {
  const training: Failure = {
    gate: 'driver-training',
    why: 'O motorista não tem capacitação válida em direção segura',
  };
  const expired: Failure = { gate: 'licence-expired', why: 'A habilitação do motorista vence em 2026-10-04' };
  const why = { gate: 'driver-training', reason: 'Curso marcado' } as const;
  const { id: policyId, version: policyVersion, gates } = GATES_POLICY;

  it('leaves an event with ground and reason for each gate that did not open, and for no other', () =>
    expect(passGates(TRIP, [training], [why, { gate: 'air-conditioning', reason: 'Frio' }], 'fleet-manager')).toEqual({
      reasons: [],
      events: [
        {
          type: 'GateOverridden',
          data: {
            ...{ tripId: TRIP, gate: 'driver-training', policyId, policyVersion },
            ...{ legalBasis: gates['driver-training'].legalBasis, reason: 'Curso marcado' },
          },
        },
      ],
    }));

  it('names gate and ground of what stays closed', () =>
    expect(passGates(TRIP, [training, expired], [], 'municipal-manager').reasons).toEqual([
      expect.stringMatching(/art. 4º, § 1º\). Requisito "driver-training", que um gestor pode liberar, com motivo\.$/),
      expect.stringMatching(/art. 162, V\). Requisito "licence-expired", que não pode ser liberado\.$/),
    ]));

  it('is for managers: a scheduler is told so', () => {
    const { reasons, events } = passGates(TRIP, [training], [why], 'municipal-scheduler');
    expect(events).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(/direção segura/), expect.stringMatching(/Só o gestor/)]);
  });

  it('never opens an expired licence, a wrong category or an overcrowded vehicle', () => {
    for (const gate of GATE_CODES.filter((code) => !gates[code].overridable)) {
      const { reasons, events } = passGates(TRIP, [{ gate, why: 'Não' }], [{ gate, reason: 'Sim' }], 'fleet-manager');
      expect([reasons.length, events]).toEqual([1, []]);
    }
    expect(gates['licence-expired'].overridable || gates.overcrowding.overridable).toBe(false);
  });
});
