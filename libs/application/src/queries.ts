import { Injectable, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Refused } from '#embarque/kernel';
import { type Access } from './access/access.js';
import { Gate, OUT_OF_REACH } from './access/gate.js';
import { type BusinessQuery } from './query.js';

/** The door for queries, as the `Dispatcher` is for commands: every one is checked, and knows who asks. */
@Injectable()
export class Queries {
  constructor(
    private readonly bus: QueryBus,
    private readonly gate: Gate,
  ) {}

  /** Validates the input as the query's class says, and answers; what does not exist, or is not the asker's, is refused alike. */
  async ask<T>(
    type: Type<BusinessQuery<T>>,
    input: unknown,
    access: Access,
  ): Promise<{ readonly ok: true; readonly result: NonNullable<T> } | Refused> {
    const read = await this.gate.read(type, input, access);
    if (!read.ok) return read;
    const result = await this.bus.execute(Object.assign(read.value, { asker: read.asker }));
    return result === undefined || result === null ? OUT_OF_REACH : { ok: true, result };
  }
}
