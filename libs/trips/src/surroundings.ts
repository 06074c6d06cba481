import { Injectable } from '@nestjs/common';
import { FleetDirectory } from '#embarque/fleet';
import { completedYears, reasonsOf, refuseUnknown, type LocalDate, type Refused, type Uuid } from '#embarque/kernel';
import { PeopleDirectory } from '#embarque/people';
import { TerritoryDirectory } from '#embarque/territory';
import {
  type AppointmentFacts,
  type CrewFacts,
  type PersonFacts,
  type RequestFacts,
  type RouteFacts,
  type VehicleFacts,
} from './domain/facts.js';
import { RequestDesk } from './request-desk.js';
import { type TemplateParts } from './domain/template-rules.js';

interface PartIds {
  readonly routeId: Uuid;
  readonly routeIds?: readonly Uuid[] | undefined;
  readonly vehicleId?: Uuid | undefined;
  readonly driverId?: Uuid | undefined;
  readonly attendantId?: Uuid | undefined;
}

/** What a trip asks of the other rooms, in the trip's own words. */
@Injectable()
export class Surroundings {
  constructor(
    private readonly territory: TerritoryDirectory,
    private readonly fleet: FleetDirectory,
    private readonly people: PeopleDirectory,
    private readonly desk: RequestDesk,
  ) {}

  async route(routeId: Uuid): Promise<RouteFacts | undefined> {
    const route = await this.territory.route(routeId);
    return route.status === 'registered' ? route : undefined;
  }

  /** All of them, or undefined when one does not exist. */
  async routes(routeIds: readonly Uuid[]): Promise<RouteFacts[] | undefined> {
    const routes = await Promise.all(routeIds.map((routeId) => this.route(routeId)));
    return routes.every((route) => route !== undefined) ? routes : undefined;
  }

  async vehicle(vehicleId: Uuid): Promise<VehicleFacts | undefined> {
    const vehicle = await this.fleet.vehicle(vehicleId);
    return vehicle.status === 'unregistered' ? undefined : { ...vehicle, available: vehicle.status === 'available' };
  }

  async crewMember(crewMemberId: Uuid): Promise<CrewFacts | undefined> {
    const member = await this.fleet.crewMember(crewMemberId);
    return member.status === 'registered' ? member : undefined;
  }

  /** Routes, vehicle and crew of a trip that is planned, or which of them do not exist. */
  async parts(ids: PartIds): Promise<({ readonly ok: true } & TemplateParts) | Refused> {
    const { routeId, routeIds = [], vehicleId, driverId, attendantId } = ids;
    const [route, furtherRoutes, vehicle, driver, attendant] = await Promise.all([
      this.route(routeId),
      this.routes(routeIds),
      vehicleId && this.vehicle(vehicleId),
      driverId && this.crewMember(driverId),
      attendantId && this.crewMember(attendantId),
    ]);
    const missing = reasonsOf(
      [!route, 'Não há rota com este identificador.'],
      [!furtherRoutes, 'Uma das outras rotas não existe.'],
      [!!vehicleId && !vehicle, 'Não há veículo com este identificador.'],
      [!!driverId && !driver, 'Não há motorista com este identificador.'],
      [!!attendantId && !attendant, 'Não há agente de bordo com este identificador.'],
    );
    if (!route || !furtherRoutes || missing.length) return refuseUnknown('trip-parts-unknown', ...missing);
    return {
      ...{ ok: true, route, furtherRoutes },
      ...{ vehicle: vehicle || undefined, driver: driver || undefined, attendant: attendant || undefined },
    };
  }

  async appointment(appointmentId: Uuid): Promise<AppointmentFacts | undefined> {
    const appointment = await this.people.appointment(appointmentId);
    return appointment.status === 'unbooked' ? undefined : { ...appointment, booked: appointment.status === 'booked' };
  }

  request(requestId: Uuid): Promise<RequestFacts | undefined> {
    return this.desk.request(requestId);
  }

  async person(personId: Uuid, on: LocalDate): Promise<PersonFacts | undefined> {
    const [person, birthDate] = await Promise.all([this.people.person(personId), this.people.birthDateOf(personId)]);
    if (person.status !== 'registered' || !birthDate) return undefined;
    return { personId, residence: person.municipality, age: completedYears(birthDate, on) };
  }
}
