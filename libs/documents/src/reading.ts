import { Injectable } from '@nestjs/common';
import { within, type Asker } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { TripsDirectory, type IssuedAuthorization, type KnownTrip, type Travellers } from '#embarque/trips';

/** A trip as somebody may read it. */
export interface ReadTrip extends Travellers {
  readonly trip: KnownTrip;
  /** Whether an authorisation is theirs to read: everybody's for who runs the trip or travels with it, else their citizens'. */
  sees(authorization: IssuedAuthorization): boolean;
}

/** Reads trips as far as the asker sees. */
@Injectable()
export class TripReading {
  constructor(private readonly trips: TripsDirectory) {}

  /** Undefined when there is no such trip within reach. */
  async of(tripId: Uuid, { reach }: Asker): Promise<ReadTrip | undefined> {
    const { trip, authorizations } = await this.trips.travellers(tripId);
    if (trip.status === 'unscheduled') return undefined;
    const { managerId: manager, towns, driverId, attendantId, date } = trip;
    const crew = { members: attendantId ? [driverId, attendantId] : [driverId], date };
    const everyone = within(reach, 'own', { manager }) || within(reach, 'crew', { crew });
    if (!everyone && !within(reach, 'served', { manager, towns })) return undefined;
    return { trip, authorizations, sees: ({ residence }) => everyone || within(reach, 'own', { resident: residence }) };
  }
}
