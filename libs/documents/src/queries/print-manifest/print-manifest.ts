import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { maskedDocument } from '../../papers/documents.js';
import { PaperTrips } from '../../paper-trips.js';
import { type ListOnPaper } from '../../papers/records.js';
import { TripReading } from '../../reading.js';

/** The map of a trip: everybody with an authorisation in force, those who wait for a place at the end. */
export class PrintManifest extends BusinessQuery<ListOnPaper | undefined> {
  @Value(Uuid) tripId!: Uuid;
}

@QueryHandler(PrintManifest)
export class PrintManifestHandler implements IQueryHandler<PrintManifest> {
  constructor(
    private readonly reading: TripReading,
    private readonly papers: PaperTrips,
  ) {}

  async execute({ tripId, asker }: PrintManifest): Promise<ListOnPaper | undefined> {
    const read = await this.reading.of(tripId, asker);
    if (!read?.seesEveryone) return undefined;
    const list = await this.papers.listOf(read.trip, [...read.trip.passengers.values()], {
      ...{ asker, what: PrintManifest.name, document: maskedDocument },
    });
    const waits = ({ standBy }: { readonly standBy: boolean }) => Number(standBy);
    return { ...list, passengers: list.passengers.toSorted((a, b) => waits(a) - waits(b)) };
  }
}
