import {
  addDays,
  addMinutes,
  instantOf,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';
import { BookAppointment } from '#embarque/people';
import {
  AuthorizePassenger,
  BoardPassenger,
  CancelTrip,
  CompleteTrip,
  DepartTrip,
  RecordNoShow,
  RecordReturn,
  ReplaceVehicle,
  RevokeAuthorization,
  ScheduleTrip,
} from '#embarque/trips';
import { type DemoFleet } from './fleet.js';
import { eachOf, type DemoClock, type Office } from './office.js';
import { type PlannedPassenger, type PlannedTrip } from './plan.js';

const AT_ONCE = 24;
const KILOMETRES_A_DAY = 400;

/** An authorisation that was issued, and what is to become of who holds it. */
interface Issued {
  readonly authorizationId: Uuid;
  readonly fate: PlannedPassenger['fate'];
}

interface Running {
  readonly tripId: Uuid;
  readonly issued: Issued[];
}

/** Plays the planned month through the command door: first the office schedules and authorises, then every day travels. */
export class Month {
  private readonly running = new Map<number, Running>();
  private readonly appointments = new Map<string, Uuid>();

  constructor(
    private readonly office: Office,
    private readonly clock: DemoClock,
    private readonly fleet: DemoFleet,
    private readonly trips: readonly PlannedTrip[],
    private readonly onProgress: (step: string, done: number, all: number) => void,
  ) {}

  async schedule(): Promise<void> {
    let done = 0;
    await eachOf(this.trips, AT_ONCE, async (trip) => {
      const { index, route, slot, departsAt, returnsAt, endsAt } = trip;
      const { tripId } = await this.office.send(
        ScheduleTrip,
        {
          ...{ routeId: route.routeId, departsAt, returnsAt, endsAt },
          vehicleId: this.fleet.vehicles[slot],
          driverId: this.fleet.drivers[slot],
          attendantId: this.fleet.attendants[slot],
        },
        index,
      );
      const running: Running = { tripId, issued: [] };
      this.running.set(index, running);
      for (const [place, passenger] of trip.passengers.entries()) await this.authorize(trip, running, passenger, place);
      this.onProgress('viagens programadas', ++done, this.trips.length);
    });
    // Who stayed comes home under the appointment of the way out, so those must all be booked.
    await eachOf(this.trips, AT_ONCE, (trip) => this.authorizeReturns(trip));
  }

  async travel(): Promise<void> {
    const days = [...new Set(this.trips.map(({ date }) => date))];
    let done = 0;
    for (const day of days) {
      this.clock.set(instantOf(day, '23:30' as LocalTime));
      await eachOf(
        this.trips.filter(({ date }) => date === day),
        AT_ONCE,
        async (trip) => {
          await this.make(trip);
          this.onProgress('viagens feitas', ++done, this.trips.length);
        },
      );
    }
  }

  private async authorize(
    trip: PlannedTrip,
    { tripId, issued }: Running,
    planned: PlannedPassenger,
    place: number,
  ): Promise<void> {
    const { patient, companion, lapChild, wheelchair, fate, appointmentTime } = planned;
    const { appointmentId } = await this.office.send(
      BookAppointment,
      {
        ...{ personId: patient.personId, system: 'SISREG', protocol: `D${trip.index}-${place}` },
        ...{ establishment: trip.route.cnes, date: trip.date, time: appointmentTime, kind: 'consultation' },
      },
      trip.index,
      place,
    );
    this.appointments.set(`${trip.index}/${place}`, appointmentId);

    const seat = { tripId, legs: 'round-trip', from: patient.town, boardingPlace: 'Praça da Matriz' };
    const { authorizationId } = await this.office.send(
      AuthorizePassenger,
      {
        ...seat,
        personId: patient.personId,
        role: 'patient',
        accommodation: wheelchair ? 'wheelchair' : 'seat',
        appointmentId,
      },
      ...[trip.index, place, 'patient'],
    );
    issued.push({ authorizationId, fate });
    if (companion) {
      const { authorizationId: id } = await this.office.send(
        AuthorizePassenger,
        {
          ...{ ...seat, personId: companion.personId, role: 'companion', accommodation: 'seat' },
          ...{ withAuthorization: authorizationId, ground: groundOf(patient.age) },
        },
        ...[trip.index, place, 'companion'],
      );
      issued.push({ authorizationId: id, fate });
    }
    if (lapChild) {
      const { authorizationId: id } = await this.office.send(
        AuthorizePassenger,
        {
          ...seat,
          personId: lapChild.personId,
          role: 'lap-child',
          accommodation: 'lap',
          withAuthorization: authorizationId,
        },
        ...[trip.index, place, 'lap-child'],
      );
      issued.push({ authorizationId: id, fate });
    }
    if (fate === 'revoked') {
      await this.office.send(
        RevokeAuthorization,
        { tripId, authorizationId, reason: 'Consulta remarcada' },
        authorizationId,
      );
    }
  }

  private async authorizeReturns(trip: PlannedTrip): Promise<void> {
    const { tripId, issued } = this.running.get(trip.index)!;
    for (const { trip: from, passenger } of trip.fetching) {
      const { patient } = this.trips.find(({ index }) => index === from)!.passengers[passenger]!;
      const { authorizationId } = await this.office.send(
        AuthorizePassenger,
        {
          ...{
            tripId,
            personId: patient.personId,
            role: 'patient',
            accommodation: 'seat',
            legs: 'return',
            from: patient.town,
          },
          ...{ boardingPlace: 'Portaria do hospital', appointmentId: this.appointments.get(`${from}/${passenger}`) },
        },
        ...[trip.index, from, passenger, 'return'],
      );
      issued.push({ authorizationId, fate: 'returns' });
    }
  }

  private async make(trip: PlannedTrip): Promise<void> {
    const { tripId, issued } = this.running.get(trip.index)!;
    if (trip.cancelled) {
      await this.office.send(CancelTrip, { tripId, reason: 'Estrada interditada' }, trip.index);
      return;
    }
    if (trip.reserve !== undefined) {
      await this.office.send(
        ReplaceVehicle,
        { tripId, vehicleId: this.fleet.reserves[trip.reserve], reason: 'Pane elétrica na garagem' },
        trip.index,
      );
    }
    const odometerKm = 10_000 + dayOfMonth(trip.date) * KILOMETRES_A_DAY;
    await this.office.send(DepartTrip, { tripId, at: trip.departsAt, odometerKm }, trip.index);
    const aboard = issued.filter(({ fate }) => fate === 'returns' || fate === 'stays');
    for (const [order, { authorizationId, fate }] of issued.entries()) {
      const at = addMinutes(trip.departsAt, 2 + order);
      if (fate === 'absent') await this.recordAbsence(tripId, authorizationId, order, at);
      else if (fate !== 'revoked')
        await this.office.send(BoardPassenger, { tripId, authorizationId, at }, authorizationId);
    }
    for (const [order, { authorizationId, fate }] of aboard.entries()) {
      const outcome =
        fate === 'stays'
          ? { outcome: 'stays', reason: 'Exame complementar no dia seguinte', returnsOn: addDays(trip.date, 1) }
          : { outcome: 'returned' };
      const at = addMinutes(trip.returnsAt, order);
      await this.office.send(RecordReturn, { tripId, authorizationId, ...outcome, at }, authorizationId);
    }
    await this.office.send(
      CompleteTrip,
      { tripId, at: trip.endsAt, odometerKm: odometerKm + trip.route.hours * 20 },
      trip.index,
    );
  }

  private async recordAbsence(tripId: Uuid, authorizationId: Uuid, order: number, at: Instant): Promise<void> {
    const justified = order % 3 === 0;
    await this.office.send(
      RecordNoShow,
      {
        ...{ tripId, authorizationId, at, kind: justified ? 'justified' : 'unjustified' },
        ...(justified ? { reason: 'Avisou que está internado na cidade' } : {}),
      },
      authorizationId,
    );
  }
}

const groundOf = (patientAge: number): string =>
  patientAge < 16 ? 'MENOR16_VIAGEM' : patientAge >= 60 ? 'IDOSO60' : 'USUARIO_SUS';

const dayOfMonth = (date: LocalDate): number => Number(date.slice(8));
