import { RegisterCrewMember, RegisterVehicle, RecordTraining } from '#embarque/fleet';
import { type Uuid } from '#embarque/kernel';
import { GATES_POLICY } from '#embarque/trips';
import { type Chance } from './chance.js';
import { inventCpf, inventPlate } from './documents.js';
import { GIVEN, SURNAMES } from './names.js';
import { eachOf, type Office } from './office.js';

export interface DemoFleet {
  readonly vehicles: readonly Uuid[];
  /** Held back for breakdowns. */
  readonly reserves: readonly Uuid[];
  readonly drivers: readonly Uuid[];
  readonly attendants: readonly Uuid[];
}

/** Buses of 22 seats, so many as run on one day, two in reserve, and a crew for each. */
export async function gatherFleet(
  office: Office,
  chance: Chance,
  managerId: Uuid,
  running: number,
): Promise<DemoFleet> {
  const plan = Array.from({ length: running + 2 }, (_, index) => ({
    plate: inventPlate(index),
    driver: `${chance.oneOf(GIVEN.M)} ${chance.oneOf(SURNAMES)}`,
    driverCpf: inventCpf(chance),
    attendant: `${chance.oneOf(GIVEN.F)} ${chance.oneOf(SURNAMES)}`,
    attendantCpf: inventCpf(chance),
  }));
  const fleet = { vehicles: [] as Uuid[], drivers: [] as Uuid[], attendants: [] as Uuid[] };
  await eachOf(plan, 8, async ({ plate, driver, driverCpf, attendant, attendantCpf }, index) => {
    const { vehicleId } = await office.send(
      RegisterVehicle,
      {
        ...{ managerId, plate, year: 2025, seats: 22, wheelchairPositions: 1 },
        ...{ airConditioning: true, recliningSeats: true, programme: 'SETS' },
      },
      plate,
    );
    const { crewMemberId: driverId } = await office.send(
      RegisterCrewMember,
      {
        managerId,
        name: driver,
        cpf: driverCpf,
        roles: ['driver'],
        licenceCategory: 'D',
        licenceValidUntil: '2099-12-31',
      },
      'driver',
      index,
    );
    const { crewMemberId: attendantId } = await office.send(
      RegisterCrewMember,
      { managerId, name: attendant, cpf: attendantCpf, roles: ['attendant'] },
      'attendant',
      index,
    );
    for (const kind of GATES_POLICY.driverTrainings) {
      await office.send(RecordTraining, { crewMemberId: driverId, kind, completedOn: '2026-01-15' }, driverId, kind);
    }
    await office.send(
      RecordTraining,
      { crewMemberId: attendantId, kind: 'first-aid', completedOn: '2026-01-15' },
      attendantId,
    );
    fleet.vehicles[index] = vehicleId;
    fleet.drivers[index] = driverId;
    fleet.attendants[index] = attendantId;
  });
  return { ...fleet, vehicles: fleet.vehicles.slice(0, running), reserves: fleet.vehicles.slice(running) };
}
