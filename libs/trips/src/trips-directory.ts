import { Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { travellers, type Travellers } from './domain/travellers.js';
import { tripStream, type Authorization } from './domain/trip.js';
import { PassengerTexts } from './passenger-texts.js';

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

  /** Where they board, readable, by authorisation; those who were erased are missing. */
  async boardingPlaces(authorizations: readonly Authorization[]): Promise<ReadonlyMap<Uuid, string>> {
    const opened = await this.texts.openBoardingPlaces(authorizations);
    return new Map(
      authorizations.flatMap(({ authorizationId }, n) => (opened[n] ? [[authorizationId, opened[n]]] : [])),
    );
  }
}
