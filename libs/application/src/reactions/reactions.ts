import { Inject, Injectable } from '@nestjs/common';
import { idFrom, type Clock, type Uuid } from '#embarque/kernel';
import { type RecordedEvent } from '#embarque/event-store';
import { attributionOf, type Access } from '../access/access.js';
import { CLOCK } from '../clock.js';
import { type CommandContext } from '../command.js';
import { Dispatcher } from '../dispatcher.js';
import { type Reaction } from './reaction.js';

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
    const access: Access = {
      ...{ actor: `system:${reaction.name}`, role: 'operator', scope: 'everything', origin: 'reaction' },
    };
    const command = (what = ''): CommandContext => {
      const commandId = idFrom('command', access.actor, event.id, what);
      return {
        ...{ commandId, ...attributionOf(access), causationId: event.id as Uuid, now: this.clock.now() },
        correlationId: (event.metadata['correlationId'] as Uuid | undefined) ?? commandId,
        // The event is the request: what a second run would ask differently was answered by the first.
        fingerprint: commandId,
      };
    };
    await reaction.react(event, {
      command,
      send: (type, input, what) => this.dispatcher.sendAs(access, type, input, command(what)),
    });
  }
}
