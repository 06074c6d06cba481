import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { attributionOf, CLOCK, Streams, type Asker } from '#embarque/application';
import { accept, idFrom, localDateOf, type Clock, type Uuid } from '#embarque/kernel';
import { recordViews, recordViewsStream } from './domain/record-views.js';

/** Writes down who opens a person's record (LGPD, arts. 37 and 46), before they see it. */
@Injectable()
export class RecordViews {
  constructor(
    private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `what`: the query that shows it. What cannot be written down is not shown: the fault ends the query. */
  note(personId: string, what: string, asker: Asker): Promise<void> {
    return this.write(personId, what, asker, randomUUID() as Uuid);
  }

  /** For what a device asks for again and again. */
  noteOnceADay(personId: string, what: string, asker: Asker): Promise<void> {
    const day = localDateOf(this.clock.now());
    return this.write(personId, what, asker, idFrom('record view', asker.access.actor, personId, what, day));
  }

  private async write(personId: string, what: string, { access }: Asker, commandId: Uuid): Promise<void> {
    const now = this.clock.now();
    const context = {
      ...{ commandId, fingerprint: what, ...attributionOf(access) },
      ...{ correlationId: commandId, now },
    };
    await this.streams.decide(recordViewsStream(personId as Uuid, now), recordViews, context, () =>
      accept({ type: 'RecordOpened', data: { personId: personId as Uuid, what } }),
    );
  }
}
