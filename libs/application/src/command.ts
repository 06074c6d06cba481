import { Command } from '@nestjs/cqrs';
import { idFrom, type Instant, type Refused, type Uuid } from '#embarque/kernel';
import { type Position } from '#embarque/event-store';
import { type Attribution } from './access/access.js';

/** Who asks, when, and under which key of idempotency. Stamped on every event that the command leads to. */
export interface CommandContext extends Attribution {
  /** Derived from the actor and the Idempotency-Key: the same request always has the same one. */
  readonly commandId: Uuid;
  /** Keyed hash of the command's name and input: tells a repetition from another request under the same key. */
  readonly fingerprint: string;
  readonly correlationId: Uuid;
  readonly causationId?: Uuid;
  readonly now: Instant;
}

/** The answer to a command: done, with how far a reader must be to see it, or refused with every reason. */
export type Outcome<T = object> = { readonly ok: true; readonly position: Position; readonly result: T } | Refused;

/** What a command class extends: its properties are the validated input, its context comes from the edge. */
export abstract class BusinessCommand<T = object> extends Command<Outcome<T>> {
  context!: CommandContext;

  /** An id for something this command makes: repeated, the command names the same thing. */
  newId(what: string): Uuid {
    return idFrom(this.context.commandId, what);
  }
}
