import { Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { addDays, instantOf, type LocalDate, type LocalTime, type Uuid } from '#embarque/kernel';
import { agenda, agendaStreams, conflicting } from './domain/agenda.js';
import { freedPlaces, type Freed } from './domain/freed-places.js';
import { travellers, type Travellers } from './domain/travellers.js';
import { tripStream, type Authorization, type KnownTrip } from './domain/trip.js';
import { PassengerTexts } from './passenger-texts.js';

/** A trip that was scheduled, and whoever was ever authorised to travel with it. */
export type Travelling = Travellers & { readonly trip: KnownTrip };

/** What other rooms may ask of trips while they decide: from the streams, so never behind. */
@Injectable()
export class TripsDirectory {
  constructor(
    private readonly streams: Streams,
    private readonly texts: PassengerTexts,
  ) {}

  travellers(tripId: Uuid): Promise<Travellers> {
    return this.streams.load(tripStream(tripId), travellers);
  }

  /** With the places that came free on it. */
  freed(tripId: Uuid): Promise<Freed> {
    return this.streams.load(tripStream(tripId), freedPlaces);
  }

  /** Those that a crew member travels with on a day, by departure. */
  async ofCrew(crewMemberId: Uuid, date: LocalDate): Promise<Travelling[]> {
    const day = { from: instantOf(date, '00:00' as LocalTime), to: instantOf(addDays(date, 1), '00:00' as LocalTime) };
    const agendas = await Promise.all(
      agendaStreams({ kind: 'driver', id: crewMemberId }, day).map((stream) => this.streams.load(stream, agenda)),
    );
    const reserved = agendas.flatMap((month) => conflicting(month, { ...day, reservationId: crewMemberId }));
    const trips = await Promise.all(
      [...new Set(reserved.map(({ tripId }) => tripId))].map((id) => this.travellers(id)),
    );
    return trips
      .flatMap(({ trip, ...others }) => (trip.status === 'unscheduled' ? [] : [{ trip, ...others }]))
      .filter(({ trip }) => [trip.driverId, trip.attendantId].includes(crewMemberId))
      .toSorted((a, b) => (a.trip.departsAt < b.trip.departsAt ? -1 : 1));
  }

  /** Where they board, readable, by authorisation; those who were erased are missing. */
  async boardingPlaces(authorizations: readonly Authorization[]): Promise<ReadonlyMap<Uuid, string>> {
    const opened = await this.texts.openBoardingPlaces(authorizations);
    return new Map(
      authorizations.flatMap(({ authorizationId }, n) => (opened[n] ? [[authorizationId, opened[n]]] : [])),
    );
  }
}
