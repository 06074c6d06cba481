import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Uuid } from '#embarque/kernel';
import { type RecordedEvent } from '#embarque/event-store';
import { CLOCK } from '../clock.js';
import { type CommandContext } from '../command.js';
import { Dispatcher } from '../dispatcher.js';
import { type Reaction } from './reaction.js';
import { systemAccess, systemContext } from './system.js';

/** Where each room's module says what it does by itself (`onModuleInit`). */
@Injectable()
export class Reactions {
  private readonly byName = new Map<string, Reaction>();

  constructor(
    private readonly dispatcher: Dispatcher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error the name is taken: two would share a checkpoint */
  add(...reactions: readonly Reaction[]): void {
    for (const reaction of reactions) {
      if (this.byName.has(reaction.name)) throw new Error(`there is a reaction ${reaction.name} already`);
      this.byName.set(reaction.name, reaction);
    }
  }

  get all(): readonly Reaction[] {
    return [...this.byName.values()];
  }

  /** Lets a reaction see an event, with commands that are that event's. */
  async run(reaction: Reaction, event: RecordedEvent): Promise<void> {
    const correlationId = event.metadata['correlationId'] as Uuid | undefined;
    const because = { causationId: event.id as Uuid, ...(correlationId && { correlationId }) };
    const command = (what = ''): CommandContext =>
      systemContext(reaction.name, [event.id, what], this.clock.now(), because);
    await reaction.react(event, {
      command,
      send: (type, input, what) => this.dispatcher.sendAs(systemAccess(reaction.name), type, input, command(what)),
    });
  }
}
