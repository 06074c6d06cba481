import { describe, it } from '@jest/globals';
import { idFrom, Plate, the } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import { type VehicleFacts } from '../../domain/facts.js';
import {
  absent,
  attendantFacts,
  authorizationOf,
  authorized,
  boarded,
  cancelled,
  completed,
  departed,
  driverFacts,
  knownTrip,
  revoked,
  scheduled,
  TRIP,
  vehicleFacts,
} from '../../domain/testing/trip-facts.js';
import { GATES_POLICY, type GateCode } from '../../domain/policies.js';
import { type KnownTrip, type TripEvent } from '../../domain/trip.js';
import { replaceVehicle } from './replace-vehicle.decision.js';

describe('replacing the vehicle', () => {
  const reservationId = idFrom('reservation');
  const van: VehicleFacts = { ...vehicleFacts, vehicleId: idFrom('van'), plate: the(Plate, 'RTB2C34') };
  const replacing = (vehicle: VehicleFacts) => (state: KnownTrip) =>
    replaceVehicle(
      { vehicle, driver: driverFacts, attendant: attendantFacts, reservationId, reason: 'Pane elétrica' },
      state,
    );
  const replaced = ({ vehicleId, plate, seats, wheelchairPositions }: VehicleFacts): TripEvent => ({
    type: 'VehicleReplaced',
    data: {
      tripId: TRIP,
      vehicle: { vehicleId, plate, seats, wheelchairPositions },
      reservationId,
      reason: 'Pane elétrica',
    },
  });
  const reissued = (name: string, issue: number, { plate }: VehicleFacts, seat?: string): TripEvent => ({
    type: 'AuthorizationReissued',
    data: { tripId: TRIP, authorizationId: authorizationOf(name), issue, plate, ...(seat ? { seat } : {}) },
  });

  it('issues every authorisation in force again, with the new plate', () =>
    given(knownTrip, scheduled(), authorized('ana'), authorized('bia'), authorized('cida'), revoked('bia'))
      .when(replacing(van))
      .then(replaced(van), reissued('ana', 2, van, '1'), reissued('cida', 2, van, '2')));

  it('counts the issues on', () =>
    given(knownTrip, scheduled(), authorized('ana'), replaced(van), reissued('ana', 2, van))
      .when(replacing(vehicleFacts))
      .then(replaced(vehicleFacts), reissued('ana', 3, vehicleFacts, '1')));

  it('keeps everybody’s seat where the other vehicle has it, and gives the next one where it has not', () =>
    given(
      knownTrip,
      scheduled({ vehicle: { ...vehicleFacts, seats: 9 } }),
      ...['8', '2', '1'].map((seat) => authorized(`seat ${seat}`, { seat })),
      authorized('w', { accommodation: 'wheelchair', seat: 'C1' }),
      authorized('lap', { accommodation: 'lap' }),
    )
      .when(replacing(van))
      .then(
        replaced(van),
        reissued('seat 8', 2, van, '3'),
        reissued('seat 2', 2, van, '2'),
        reissued('seat 1', 2, van, '1'),
        reissued('w', 2, van, 'C1'),
        reissued('lap', 2, van),
      ));

  it('happens on the road too, where who is absent needs no seat any more', () => {
    const small = { ...van, seats: 2 };
    const out = [scheduled(), authorized('ana'), authorized('bia'), departed()];
    given(knownTrip, ...out, absent('bia'), boarded('ana'))
      .when(replacing(small))
      .then(replaced(small), reissued('ana', 2, small, '1'), reissued('bia', 2, small));
    given(knownTrip, ...out)
      .when(replacing(small))
      .thenRefused('vehicle-does-not-fit', /1 lugares para passageiros e seriam precisos 2/);
  });

  it('says everything that keeps the other vehicle from making the trip', () =>
    given(
      knownTrip,
      scheduled(),
      ...['a', 'b', 'c'].map((name) => authorized(name)),
      authorized('w', { accommodation: 'wheelchair' }),
    )
      .when(replacing({ ...van, managerId: idFrom('other'), available: false, seats: 3, wheelchairPositions: 0 }))
      .thenRefused(
        'vehicle-does-not-fit',
        /não é da frota/,
        /fora de uso/,
        /2 lugares.*precisos 3/,
        /0 posições para cadeira de rodas.*precisas 1/,
      ));

  it('does not put a bus on a trip without attendant', () =>
    given(knownTrip, scheduled())
      .when(replacing({ ...van, seats: 22 }))
      .thenRefused('vehicle-does-not-fit', /agente de bordo/));

  it('asks anew for what a manager overrode of the vehicle, and not for what they overrode of the crew', () => {
    const untrained = { driver: { ...driverFacts, trainings: [] }, attendant: attendantFacts };
    const hot = { ...van, airConditioning: false };
    const overridden = (gate: GateCode): TripEvent => {
      const { id: policyId, version: policyVersion, gates } = GATES_POLICY;
      const { legalBasis } = gates[gate];
      return {
        type: 'GateOverridden',
        data: { tripId: TRIP, gate, policyId, policyVersion, legalBasis, reason: 'Curso marcado' },
      };
    };
    const before = [scheduled(), overridden('driver-training'), overridden('air-conditioning')];
    const replacement = { ...untrained, vehicle: hot, reservationId, reason: 'Pane elétrica', role: 'fleet-manager' };
    given(knownTrip, ...before)
      .when((state) => replaceVehicle(replacement, state))
      .thenRefused('vehicle-does-not-fit', /ar-condicionado/);
    const overrides = [{ gate: 'air-conditioning', reason: 'Curso marcado' } as const];
    given(knownTrip, ...before)
      .when((state) => replaceVehicle({ ...replacement, overrides }, state))
      .then(replaced(hot), overridden('air-conditioning'));
  });

  it('refuses the vehicle that is there, and trips that are over', () => {
    given(knownTrip, scheduled()).when(replacing(vehicleFacts)).thenRefused('vehicle-already-assigned', /já é/);
    for (const over of [[cancelled()], [departed(), completed()]]) {
      given(knownTrip, scheduled(), ...over)
        .when(replacing(van))
        .thenRefused('trip-not-open', /programada ou em andamento/);
    }
  });
});
