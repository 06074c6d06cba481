import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext, type Decided } from '#embarque/application';
import { accept, refuse, type LocalDate, type Uuid } from '#embarque/kernel';
import { correctionsOf, type Retold } from './domain/corrections.js';
import { type PersonFacts } from './domain/facts.js';
import { toldBy, type Told } from './domain/told.js';
import { tripStream, type TripEvent } from './domain/trip.js';
import { PassengerTexts } from './passenger-texts.js';
import { Surroundings } from './surroundings.js';

const WHY = 'Registros de outro aparelho da equipe, anteriores a estes, dizem outra coisa';

/** What the reports of devices make of a trip: nobody else tells a trip anew. */
@Injectable()
export class TripRecords {
  constructor(
    private readonly streams: Streams,
    private readonly surroundings: Surroundings,
    private readonly texts: PassengerTexts,
  ) {}

  /** `told` says which events the reports of devices led to, by the id of the command. */
  load(tripId: Uuid, told: (commandId: unknown) => boolean): Promise<Told> {
    return this.streams.load(tripStream(tripId), toldBy(told));
  }

  person(personId: Uuid, on: LocalDate): Promise<PersonFacts | undefined> {
    return this.surroundings.person(personId, on);
  }

  sealerFor(personIds: readonly Uuid[]) {
    return this.texts.sealerFor(personIds);
  }

  /**
   * Corrects the trip to what it says told anew. Refused (`trip-moved`) when people did something about it since `told` was
   * loaded: then it has to be told once more.
   */
  async correct(
    tripId: Uuid,
    retold: Retold,
    { byPeople }: Told,
    told: (commandId: unknown) => boolean,
    context: CommandContext,
  ): Promise<Decided<TripEvent>> {
    const people = [...retold.trip.passengers.values(), ...retold.base.passengers.values()];
    const seal = await this.sealerFor(people.map(({ personId }) => personId));
    return this.streams.settle(tripStream(tripId), toldBy(told), context, (state) =>
      state.trip.status === 'unscheduled' || state.byPeople !== byPeople
        ? refuse('trip-moved', 'A viagem mudou enquanto isso.')
        : accept(...correctionsOf(state.trip, retold, (personId, id) => seal(personId, id, 'correction', WHY) ?? WHY)),
    );
  }
}
