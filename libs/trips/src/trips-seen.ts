import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What the read model says of a trip and, where one was asked for, of a passenger. */
export interface SeenStanding {
  readonly status: string;
  readonly departedAt: Date | null;
  readonly departureKm: number | null;
  readonly arrivedAt: Date | null;
  readonly arrivalKm: number | null;
  readonly whereabouts: string | null;
  readonly noShowKind: string | null;
  readonly returnsOn: string | null;
}

/** What other rooms may show of trips beside their own rows. It asks nobody who may see it: they have. */
@Injectable()
export class TripsSeen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** In the order of what was asked for; undefined where the trip is not there yet. */
  async standings(
    asked: readonly { readonly tripId: string; readonly authorizationId: string | null }[],
  ): Promise<(SeenStanding | undefined)[]> {
    const rows = await this.database.query<(SeenStanding & { n: number })[]>(
      `select asked.n::int as n, status, departed_at as "departedAt", departure_km as "departureKm",
              arrived_at as "arrivedAt", arrival_km as "arrivalKm", whereabouts, no_show_kind as "noShowKind",
              to_char(returns_on, 'YYYY-MM-DD') as "returnsOn"
         from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (trip_id, authorization_id, n)
         join trips.trip using (trip_id)
         left join trips.passenger on passenger.trip_id = asked.trip_id
                                  and passenger.authorization_id = asked.authorization_id`,
      [asked.map(({ tripId }) => tripId), asked.map(({ authorizationId }) => authorizationId)],
    );
    const found = new Map(rows.map(({ n, ...standing }) => [n, standing]));
    return asked.map((_, index) => found.get(index + 1));
  }
}
