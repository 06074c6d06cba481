import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { attributionOf, CLOCK, Streams, type Asker } from '#embarque/application';
import { accept, type Clock, type Uuid } from '#embarque/kernel';
import { recordViews, recordViewsStream } from './domain/record-views.js';

/** Writes down who opens a person's record (LGPD, arts. 37 and 46), before they see it. */
@Injectable()
export class RecordViews {
  constructor(
    private readonly streams: Streams,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `what`: the query that shows it. What cannot be written down is not shown: the fault ends the query. */
  async note(personId: string, what: string, { access }: Asker): Promise<void> {
    const commandId = randomUUID() as Uuid;
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
