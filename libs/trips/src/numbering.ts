import { Injectable } from '@nestjs/common';
import { Streams, type CommandContext } from '#embarque/application';
import { localDateOf, type IbgeCode, type Uuid } from '#embarque/kernel';
import { type AuthorizationNumber } from './domain/trip.js';

/** Numbers authorisations for each town and year, by the day of issue: a counter's stream for each. */
@Injectable()
export class Numbering {
  constructor(private readonly streams: Streams) {}

  async next(town: IbgeCode, authorizationId: Uuid, context: CommandContext): Promise<AuthorizationNumber> {
    const year = Number(localDateOf(context.now).slice(0, 4));
    const sequence = await this.streams.next(`authorization-numbers-${town}-${year}`, context, (taken) => ({
      type: 'AuthorizationNumbered',
      data: { town, year, sequence: taken, authorizationId },
    }));
    return { town, year, sequence };
  }
}
