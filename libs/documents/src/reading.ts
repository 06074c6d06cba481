import { Injectable } from '@nestjs/common';
import { Subjects, within, type Asker } from '#embarque/application';
import { type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { TripsDirectory, type KnownTrip, type Travellers } from '#embarque/trips';

/** A trip as somebody may read it. */
export interface ReadTrip extends Travellers {
  readonly trip: KnownTrip;
  /** Whether they run the trip or travel with it. */
  readonly seesEveryone: boolean;
  /** Whether an authorisation is theirs to read: everybody's for who runs the trip or travels with it, else their citizens'. */
  sees(authorization: { readonly residence: IbgeCode }): boolean;
}

/** Reads trips as far as the asker sees. */
@Injectable()
export class TripReading {
  constructor(
    private readonly trips: TripsDirectory,
    private readonly subjects: Subjects,
  ) {}

  /** Undefined when there is no such trip within reach. */
  async of(tripId: Uuid, asker: Asker): Promise<ReadTrip | undefined> {
    return readAs(await this.trips.travellers(tripId), asker);
  }

  /** Those that a crew member travels with on a day, by departure; undefined when that day is not the asker's to see. */
  async ofCrew(crewMemberId: Uuid, date: LocalDate, { reach }: Asker): Promise<KnownTrip[] | undefined> {
    const day = await this.subjects.belongingOf('crew-day', crewMemberId, { date });
    if (!day || !(within(reach, 'own', day) || within(reach, 'crew', day))) return undefined;
    return (await this.trips.ofCrew(crewMemberId, date)).map(({ trip }) => trip);
  }
}

function readAs({ trip, authorizations }: Travellers, { reach }: Asker): ReadTrip | undefined {
  if (trip.status === 'unscheduled') return undefined;
  const { managerId: manager, towns, driverId, attendantId, date } = trip;
  const crew = { members: attendantId ? [driverId, attendantId] : [driverId], date };
  const seesEveryone = within(reach, 'own', { manager }) || within(reach, 'crew', { crew });
  if (!seesEveryone && !within(reach, 'served', { manager, towns })) return undefined;
  const sees = ({ residence }: { readonly residence: IbgeCode }) =>
    seesEveryone || within(reach, 'own', { resident: residence });
  return { trip, authorizations, seesEveryone, sees };
}
