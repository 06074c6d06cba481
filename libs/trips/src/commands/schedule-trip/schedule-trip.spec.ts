import { describe, it } from '@jest/globals';
import { idFrom, LocalDate, Plate, the, type Instant } from '#embarque/kernel';
import { given } from '../../../../../test/support/given.js';
import {
  attendantFacts,
  driverFacts,
  ELSEWHERE,
  MANAGER,
  on,
  routeFacts,
  scheduled,
  TIMES,
  TRIP,
  vehicleFacts,
} from '../../domain/testing/trip-facts.js';
import { templateData } from '../../domain/testing/template-facts.js';
import { trip, type Trip } from '../../domain/trip.js';
import { scheduleTrip, type TripPlan } from './schedule-trip.decision.js';

describe('scheduling a trip', () => {
  const plan: TripPlan = { tripId: TRIP, route: routeFacts, vehicle: vehicleFacts, driver: driverFacts, ...TIMES };
  const bus = { ...vehicleFacts, plate: the(Plate, 'RTB2C34'), seats: 13 };
  const planning = (change: Partial<TripPlan>) => (state: Trip) => scheduleTrip({ ...plan, ...change }, state);

  it('puts vehicle and driver on the route, dated by the departure in Minas Gerais', () => {
    given(trip).when(planning({})).then(scheduled());
    given(trip)
      .when(planning({ departsAt: on('02:00') }))
      .then(scheduled({ departsAt: on('02:00'), date: the(LocalDate, '2026-10-04') }));
  });

  it('needs an attendant above 12 registered seats, and takes one with fewer', () => {
    const { vehicleId, plate, wheelchairPositions } = bus;
    const vehicle = { vehicleId, plate, seats: 13, wheelchairPositions };
    const attendantId = attendantFacts.crewMemberId;
    given(trip)
      .when(planning({ vehicle: bus }))
      .thenRefused('trip-cannot-be-scheduled', /RTB2C34 tem mais de 12 lugares.*agente de bordo/);
    given(trip)
      .when(planning({ vehicle: bus, attendant: attendantFacts }))
      .then(scheduled({ vehicle, attendantId }));
    given(trip)
      .when(planning({ vehicle: { ...bus, seats: 12 } }))
      .then(scheduled({ vehicle: { ...vehicle, seats: 12 } }));
    given(trip)
      .when(planning({ attendant: attendantFacts }))
      .then(scheduled({ attendantId }));
  });

  it('takes a driver whose licence ends on the day, and refuses one whose licence ended before', () => {
    const licenceValidUntil = (text: string) => ({
      driver: { ...driverFacts, licenceValidUntil: the(LocalDate, text) },
    });
    given(trip)
      .when(planning(licenceValidUntil('2026-10-05')))
      .then(scheduled());
    given(trip)
      .when(planning(licenceValidUntil('2026-10-04')))
      .thenRefused('trip-cannot-be-scheduled', /vence em 2026-10-04, antes do fim/);
  });

  it('goes without what a manager overrode, and says which, why and on which ground', () => {
    const recliningSeats = { vehicle: { ...vehicleFacts, recliningSeats: false } };
    const overrides = [{ gate: 'reclining-seats', reason: 'Veículo reserva' } as const];
    given(trip)
      .when(planning({ ...recliningSeats, overrides, role: 'fleet-manager' }))
      .then(scheduled(), {
        type: 'GateOverridden',
        data: {
          ...{ tripId: TRIP, gate: 'reclining-seats', policyId: 'sets-requisitos-de-viagem', policyVersion: 1 },
          ...{ legalBasis: 'Resolução SES/MG 6.254/2018, art. 4º, II', reason: 'Veículo reserva' },
        },
      });
    given(trip)
      .when(planning({ ...recliningSeats, overrides, role: 'municipal-scheduler' }))
      .thenRefused('trip-cannot-be-scheduled', /reclináveis/, /Só o gestor/);
  });

  it('comes from a template with its boarding points, on its routes and with a vehicle of its class', () => {
    const template = { status: 'active', ...templateData } as const;
    const { templateId, boardingPoints } = templateData;
    given(trip).when(planning({ template })).then(scheduled({ templateId, boardingPoints }));
    given(trip)
      .when(planning({ template: { ...template, status: 'retired', routeIds: [idFrom('x')], minSeats: 9 } }))
      .thenRefused('trip-cannot-be-scheduled', /encerrado/, /não são as do modelo/, /pede ao menos 9/);
  });

  it('runs forwards in time and 72 hours at the most', () => {
    const after = (hours: number) => new Date(Date.parse(TIMES.departsAt) + hours * 3_600_000).toISOString() as Instant;
    given(trip)
      .when(planning({ endsAt: after(72) }))
      .then(scheduled({ endsAt: after(72) }));
    given(trip)
      .when(planning({ endsAt: after(73) }))
      .thenRefused('trip-cannot-be-scheduled', /72 horas/);
    for (const change of [
      { returnsAt: TIMES.departsAt },
      { endsAt: TIMES.returnsAt },
      { departsAt: TIMES.endsAt, endsAt: TIMES.departsAt },
    ]) {
      given(trip)
        .when(planning(change))
        .thenRefused('trip-cannot-be-scheduled', /antes da volta/);
    }
  });

  it('serves several routes of one manager, for the towns of all', () => {
    const other = { ...routeFacts, routeId: idFrom('other route'), towns: [ELSEWHERE, ...routeFacts.towns] };
    given(trip)
      .when(planning({ furtherRoutes: [other] }))
      .then(scheduled({ routeIds: [other.routeId], towns: [...routeFacts.towns, ELSEWHERE] }));
    given(trip)
      .when(planning({ furtherRoutes: [{ ...routeFacts, managerId: idFrom('other manager') }] }))
      .thenRefused('trip-cannot-be-scheduled', /mesmo gestor/, /indicada uma vez/);
  });

  it("says everything that is wrong with somebody else's fleet at once", () => {
    const other = { managerId: idFrom('other manager') };
    given(trip)
      .when(
        planning({
          vehicle: { ...vehicleFacts, ...other, available: false },
          driver: { ...driverFacts, ...other, roles: ['attendant'] },
          attendant: { ...driverFacts, ...other, roles: ['driver'] },
        }),
      )
      .thenRefused(
        'trip-cannot-be-scheduled',
        /RTA1B23 não é da frota/,
        /RTA1B23 está fora de uso/,
        /motorista não é da equipe/,
        /não está cadastrado como motorista/,
        /agente de bordo não é da equipe/,
        /não está cadastrado para isso/,
        /pessoas diferentes/,
      );
  });

  it('happens once', () =>
    given(trip, scheduled({ managerId: MANAGER }))
      .when(planning({}))
      .thenRefused('trip-already-scheduled', /já está programada/));
});
