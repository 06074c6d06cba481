import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { fullDocument } from '../../papers/documents.js';
import { PaperTrips } from '../../paper-trips.js';
import { type ListOnPaper } from '../../papers/records.js';
import { TripReading } from '../../reading.js';

/** The list by which a charter's driver identifies the passengers, documents in full: who is or may be aboard. */
export class PrintPassengerList extends BusinessQuery<ListOnPaper | undefined> {
  @Value(Uuid) tripId!: Uuid;
}

@QueryHandler(PrintPassengerList)
export class PrintPassengerListHandler implements IQueryHandler<PrintPassengerList> {
  constructor(
    private readonly reading: TripReading,
    private readonly papers: PaperTrips,
  ) {}

  async execute({ tripId, asker }: PrintPassengerList): Promise<ListOnPaper | undefined> {
    const read = await this.reading.of(tripId, asker);
    if (!read?.seesEveryone) return undefined;
    const listed = [...read.trip.passengers.values()].filter(({ whereabouts }) => whereabouts !== 'absent');
    const list = await this.papers.listOf(read.trip, listed, {
      ...{ asker, what: PrintPassengerList.name, document: fullDocument },
    });
    const byName = (a: { name: string | null }, b: { name: string | null }) =>
      (a.name ?? '').localeCompare(b.name ?? '', 'pt-BR');
    return { ...list, passengers: list.passengers.toSorted(byName) };
  }
}
