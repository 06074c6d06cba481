import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Uuid } from '#embarque/kernel';
import { SubjectRooms, type Obligations, type SubjectRoom } from '#embarque/privacy';

/** What this room has about a person. */
@Injectable()
export class TripsOfSubject implements SubjectRoom {
  constructor(
    rooms: SubjectRooms,
    @InjectDataSource() private readonly database: DataSource,
  ) {
    rooms.register(this);
  }

  /** Nobody is erased from a passenger list that somebody still travels with. */
  async obligationsOf(personId: Uuid): Promise<Obligations> {
    const ahead = await this.database.query<{ trip_id: string; date: string; authorization_id: string }[]>(
      `select trip_id, authorization_id, to_char(date, 'DD/MM/YYYY') as date
         from trips.passenger join trips.trip using (trip_id)
        where person_id = $1 and whereabouts <> 'revoked' and status in ('scheduled', 'underway')
        order by trip.date, trip_id limit 100`,
      [personId],
    );
    return {
      kept: [],
      against: ahead.map(
        ({ trip_id, authorization_id, date }) =>
          `A autorização ${authorization_id}, na viagem ${trip_id} de ${date}, ainda está em vigor: revogue-a, ou espere a viagem terminar.`,
      ),
    };
  }
}
