import { Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { type Cnes, type Uuid } from '#embarque/kernel';
import { presented, presenterStream } from './domain/presented.js';

/** In whose name managers present their production: as their streams say, so never behind. */
@Injectable()
export class Presenters {
  constructor(private readonly streams: Streams) {}

  establishmentsOf(managerId: Uuid): Promise<ReadonlySet<Cnes>> {
    return this.streams.load(presenterStream(managerId), presented);
  }
}
