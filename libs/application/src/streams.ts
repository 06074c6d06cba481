import { Inject, Injectable } from '@nestjs/common';
import {
  EVENT_STORE,
  EventIdReused,
  WrongExpectedRevision,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
  type Revision,
} from '#embarque/event-store';
import { idFrom, refuse, type Decision, type Evolution, type Fact, type Instant, type Refused } from '#embarque/kernel';
import { chained } from './chain.js';
import { type CommandContext, type Outcome } from './command.js';
import { KeyedQueue } from './keyed-queue.js';

const ATTEMPTS = 20;

const NOTHING: Evolution<null, Fact> = { initial: null, evolve: () => null };

/** What one decision left in one stream. `events` is empty when there was nothing to change. */
export type Decided<E> = { readonly ok: true; readonly position: bigint; readonly events: readonly E[] } | Refused;

/** `revision` is the stream's last one: what the events will be appended after. */
export type Decide<S, E> = (state: S, revision: Revision | 'none') => Decision<E> | Promise<Decision<E>>;

/** The one road from a command to the log: load, fold, decide, chain, append; again when somebody else was faster. */
@Injectable()
export class Streams {
  private readonly turns = new KeyedQueue();
  /** Where counters stood when they were last seen: what was read once is not read again. */
  private readonly counted = new Map<string, Revision>();

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** The state a stream's events lead to: all of them, or those recorded by an instant. */
  async load<S, E extends Fact>(stream: string, evolution: Evolution<S, E>, asOf?: Instant): Promise<S> {
    return (await this.read(stream, evolution, undefined, asOf)).state;
  }

  /** What this command left in the stream, when it was carried out before. */
  async answered(stream: string, context: CommandContext): Promise<Decided<Fact> | undefined> {
    const { done } = await this.read(stream, NOTHING, context.commandId);
    return done.length ? repeated(done, context) : undefined;
  }

  /**
   * Runs a decision against the stream's present state and appends what it accepts.
   *
   * A command that was carried out before is answered as the first time, without deciding again; its key under another
   * input is refused (`idempotency-key-reused`), also when that is about another stream, where the store keeps event ids
   * unique over all streams. A decision that waits for something (a claim, a reservation) is made anew
   * when the stream moved meanwhile.
   * @throws WrongExpectedRevision when other processes won the race too many times in a row
   */
  decide<S, E extends Fact>(
    stream: string,
    evolution: Evolution<S, E>,
    context: CommandContext,
    decision: Decide<S, E>,
  ): Promise<Decided<E>> {
    // Commands of this process on one stream take turns: two hundred of them at one trip would conflict two hundred times.
    return this.turns.run(stream, () => this.attempt(stream, evolution, context, decision, { once: true }));
  }

  /** As `decide`, for a decision that is idempotent by the state it finds: one command may reserve, release and reserve again. */
  settle<S, E extends Fact>(
    stream: string,
    evolution: Evolution<S, E>,
    context: CommandContext,
    decision: Decide<S, E>,
  ): Promise<Decided<E>> {
    return this.turns.run(stream, () => this.attempt(stream, evolution, context, decision, { once: false }));
  }

  /** As `settle`, without a turn: for a stream touched from inside another's decision, where two could wait for each other. */
  settleOutOfTurn<S, E extends Fact>(
    stream: string,
    evolution: Evolution<S, E>,
    context: CommandContext,
    decision: Decide<S, E>,
  ): Promise<Decided<E>> {
    return this.attempt(stream, evolution, context, decision, { once: false });
  }

  /**
   * The next number of a counter, from 1 on: the stream's nth event takes the number n, and nobody else ever gets it. One
   * that is not used after all is missing in the row. Without reading the whole stream, however high it counts.
   * @throws WrongExpectedRevision when other processes won the race too many times in a row
   */
  next(stream: string, context: CommandContext, taken: (sequence: number) => Fact): Promise<number> {
    return this.turns.run(stream, async () => {
      for (let attempt = 1; ; attempt++) {
        let last: RecordedEvent | undefined;
        for await (const event of this.store.readStream(stream, this.counted.get(stream))) last = event;
        const revision = last?.revision ?? 'none';
        if (last) this.counted.set(stream, last.revision);
        const sequence = (last?.revision ?? -1) + 2;
        const ids = [context.commandId, stream, revision];
        try {
          await this.store.append(
            stream,
            revision,
            chained(stream, last, toNewEvents(ids, [taken(sequence)], context)),
          );
          return sequence;
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision) || attempt === ATTEMPTS) throw error;
          await again(attempt);
        }
      }
    });
  }

  private async attempt<S, E extends Fact>(
    stream: string,
    evolution: Evolution<S, E>,
    context: CommandContext,
    decision: Decide<S, E>,
    { once }: { once: boolean },
  ): Promise<Decided<E>> {
    for (let attempt = 1; ; attempt++) {
      const { state, last, done } = await this.read(stream, evolution, context.commandId);
      const revision = last?.revision ?? 'none';
      if (once && done.length) return repeated<E>(done, context);

      const decided = await decision(state, revision);
      if (!decided.ok) return decided;
      if (!decided.events.length) return { ok: true, position: 0n, events: [] };
      // What a command decides has the same ids wherever it is written: once, in one stream.
      const ids = once ? [context.commandId] : [context.commandId, stream, revision];
      const events = chained(stream, last, toNewEvents(ids, decided.events, context));
      try {
        const { position } = await this.store.append(stream, revision, events);
        return { ok: true, position, events: decided.events };
      } catch (error) {
        if (once && error instanceof EventIdReused) {
          const now = await this.read(stream, evolution, context.commandId);
          return now.done.length ? repeated<E>(now.done, context) : KEY_REUSED;
        }
        if (!(error instanceof WrongExpectedRevision) || attempt === ATTEMPTS) throw error;
        await again(attempt);
      }
    }
  }

  private async read<S, E extends Fact>(
    stream: string,
    evolution: Evolution<S, E>,
    commandId?: string,
    asOf?: Instant,
  ) {
    let state = evolution.initial;
    let last: RecordedEvent | undefined;
    const done: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream)) {
      if (asOf && event.recordedAt > asOf) break;
      state = evolution.evolve(state, event as unknown as E);
      last = event;
      if (commandId && event.metadata['commandId'] === commandId) done.push(event);
    }
    return { state, last, done };
  }
}

const again = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt));

const KEY_REUSED = refuse('idempotency-key-reused', 'Esta Idempotency-Key já foi usada para outro pedido.');

function repeated<E>(done: readonly RecordedEvent[], { fingerprint }: CommandContext): Decided<E> {
  if (done.some(({ metadata }) => metadata['fingerprint'] !== fingerprint)) return KEY_REUSED;
  return { ok: true, position: done[done.length - 1]!.position, events: done as unknown as E[] };
}

const toNewEvents = (
  ids: readonly (string | number)[],
  events: readonly Fact[],
  context: CommandContext,
): NewEvent[] => {
  const { commandId, causationId = commandId, now: at, ...attribution } = context;
  return events.map(({ type, data }, index) => ({
    id: idFrom(...ids, index),
    type,
    data,
    metadata: { commandId, ...attribution, causationId, at },
  }));
};

/** Turns what was decided into the command's answer. */
export const answer = <T extends object>(decided: Decided<unknown>, result: T): Outcome<T> =>
  decided.ok ? { ok: true, position: decided.position, result } : decided;
