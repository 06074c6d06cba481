import { Command } from '@nestjs/cqrs';
import { idFrom, type Instant, type Refused, type Uuid } from '#embarque/kernel';
import { type Position } from '#embarque/event-store';
import { type Access, type Role } from './access/access.js';

/** Who asks, when, and under which key of idempotency. Stamped on every event that the command leads to. */
export interface CommandContext {
  /** Derived from the actor and the Idempotency-Key: the same request always has the same one. */
  readonly commandId: Uuid;
  /** Keyed hash of the command's name and input: tells a repetition from another request under the same key. */
  readonly fingerprint: string;
  /** Id of the account; `operator` and `demo` are programs of our own. */
  readonly actor: string;
  readonly role: Role;
  /** Where the role counted, in one line (`scopeText`). */
  readonly scope: string;
  readonly origin: Access['origin'];
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
