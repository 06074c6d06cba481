import { accept, localDateOf, reasonsOf, refuse, type Decision, type Uuid } from '#embarque/kernel';
import { tripVehicleOf, type CrewFacts, type RouteFacts, type VehicleFacts } from '../../domain/facts.js';
import { failingGates, passGates, type Override } from '../../domain/gates.js';
import { type Load } from '../../domain/seats.js';
import { classReasons } from '../../domain/template-rules.js';
import { type Template } from '../../domain/trip-template.js';
import { type Trip, type TripEvent, type TripTimes } from '../../domain/trip.js';
import { crewReasons, vehicleReasons } from '../../domain/vehicle-rules.js';

const NOBODY: Load = { seats: 0, wheelchairs: 0, lapChildren: 0 };
const LONGEST_TRIP_MS = 72 * 3_600_000;

export interface TripPlan extends TripTimes {
  readonly tripId: Uuid;
  readonly route: RouteFacts;
  readonly furtherRoutes?: readonly RouteFacts[] | undefined;
  readonly vehicle: VehicleFacts;
  readonly driver: CrewFacts;
  readonly attendant?: CrewFacts | undefined;
  readonly template?: Exclude<Template, { status: 'undefined' }> | undefined;
  readonly overrides?: readonly Override[] | undefined;
  /** Of whoever schedules it. */
  readonly role?: string;
}

export function scheduleTrip(plan: TripPlan, state: Trip): Decision<TripEvent> {
  if (state.status !== 'unscheduled') return refuse('trip-already-scheduled', 'Esta viagem já está programada.');
  const {
    tripId,
    route,
    furtherRoutes = [],
    vehicle,
    driver,
    attendant,
    template,
    overrides = [],
    role = '',
    departsAt,
    returnsAt,
    endsAt,
  } = plan;
  const { managerId, routeId } = route;
  const routes = [route, ...furtherRoutes];
  const date = localDateOf(departsAt);
  const until = localDateOf(endsAt);
  const failures = failingGates({ vehicle, driver, attendant, loads: [NOBODY], date, until });
  const gates = passGates(tripId, failures, overrides, role);
  const reasons = [
    ...reasonsOf(
      [
        !(departsAt < returnsAt && returnsAt < endsAt),
        'A saída deve vir antes da volta, e a volta antes do fim da viagem.',
      ],
      [
        furtherRoutes.some((other) => other.managerId !== managerId),
        'Todas as rotas da viagem devem ser do mesmo gestor.',
      ],
      [new Set(routes.map((one) => one.routeId)).size < routes.length, 'Cada rota da viagem é indicada uma vez.'],
      [Date.parse(endsAt) - Date.parse(departsAt) > LONGEST_TRIP_MS, 'A viagem não pode durar mais de 72 horas.'],
    ),
    ...vehicleReasons(vehicle, { managerId }),
    ...crewReasons(driver, attendant, { managerId }),
    ...(template ? templateReasons(template, plan) : []),
    ...gates.reasons,
  ];
  if (reasons.length) return refuse('trip-cannot-be-scheduled', ...reasons);

  const scheduled: TripEvent = {
    type: 'TripScheduled',
    data: {
      ...{ tripId, managerId, routeId, date, departsAt, returnsAt, endsAt },
      ...(furtherRoutes.length ? { routeIds: furtherRoutes.map((one) => one.routeId) } : {}),
      towns: [...new Set(routes.flatMap(({ towns }) => towns))],
      vehicle: tripVehicleOf(vehicle),
      driverId: driver.crewMemberId,
      ...(attendant ? { attendantId: attendant.crewMemberId } : {}),
      ...(template ? { templateId: template.templateId, boardingPoints: template.boardingPoints } : {}),
    },
  };
  return accept(scheduled, ...gates.events);
}

function templateReasons(
  template: Exclude<Template, { status: 'undefined' }>,
  { route, furtherRoutes = [], vehicle }: TripPlan,
): string[] {
  const routes = (ids: readonly Uuid[]) => [...ids].sort().join();
  const planned = routes([route, ...furtherRoutes].map(({ routeId }) => routeId));
  return [
    ...reasonsOf(
      [template.status === 'retired', 'Este modelo de viagem foi encerrado.'],
      [planned !== routes([template.routeId, ...template.routeIds]), 'As rotas da viagem não são as do modelo.'],
    ),
    ...classReasons(vehicle, template),
  ];
}
