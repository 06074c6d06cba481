import { type Type } from '@nestjs/common';
import { type RecordedEvent } from '#embarque/event-store';
import { type BusinessCommand, type CommandContext, type Outcome } from '../command.js';

/**
 * A process manager: what the program does by itself because something happened.
 *
 * It sees the events of its `types` in the order of the log, each at least once, one at a time; one that throws is tried
 * again until it passes, and what stands behind it waits. It decides on what streams say, never on rows, and acts by
 * commands: their ids come from the event, so an event seen twice changes nothing. What it does otherwise has to bear that.
 */
export interface Reaction {
  /** Unique; the checkpoint bears it, and so do the commands (`system:<name>`). */
  readonly name: string;
  readonly types: readonly string[];
  react(event: RecordedEvent, context: ReactionContext): Promise<void>;
}

/** How a reaction acts. `what` tells its commands apart when one event leads to several. */
export interface ReactionContext {
  /** For `Streams`: the same event and `what` always give the same command. */
  command(what?: string): CommandContext;
  /** Through the door, validated as everybody's. A refusal is the reaction's to judge. */
  send<T>(type: Type<BusinessCommand<T>>, input: object, what?: string): Promise<Outcome<T>>;
}
