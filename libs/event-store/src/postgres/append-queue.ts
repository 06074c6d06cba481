import { setTimeout as sleep } from 'node:timers/promises';
import { EventIdReused, EventStoreUnavailable, WrongExpectedRevision, type Appended } from '../event-store.js';
import { type IncomingAppend } from '../incoming-append.js';
import { type Answer } from './append-connection.js';
import { isOutage } from './failures.js';

interface Waiting {
  readonly append: IncomingAppend;
  readonly bytes: number;
  readonly givesUpAt: number;
  /** Its batch failed by the fault of one of them, so that each goes by itself. */
  alone: boolean;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

export interface AppendQueueOptions {
  /** How long an append that meets an outage is tried again, in milliseconds. */
  readonly patience: number;
  readonly maxBatchAppends: number;
  readonly maxBatchBytes: number;
  readonly maxQueuedBytes: number;
}

/** Appends that arrive while a statement is in flight go together as the next one. */
export class AppendQueue {
  private queue: Waiting[] = [];
  private queuedBytes = 0;
  private running?: Promise<void>;

  constructor(
    private readonly send: (appends: readonly IncomingAppend[]) => Promise<Answer[]>,
    private readonly options: AppendQueueOptions,
    private readonly appended: () => void,
  ) {}

  push(append: IncomingAppend): Promise<Appended> {
    const bytes = size(append);
    if (this.queuedBytes && this.queuedBytes + bytes > this.options.maxQueuedBytes) {
      return Promise.reject(new EventStoreUnavailable(new Error('too many appends are waiting already')));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ append, bytes, givesUpAt: Date.now() + this.options.patience, alone: false, resolve, reject });
      this.queuedBytes += bytes;
      this.running ??= this.run();
    });
  }

  /** Until nothing waits any more. */
  async drained(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    // Those who append in the same moment come along.
    await Promise.resolve();
    while (this.queue.length) await this.deliver(this.takeBatch());
    this.running = undefined;
  }

  /** As much as fits; what shares a stream or an event id with an earlier append waits for the next batch. */
  private takeBatch(): Waiting[] {
    const { maxBatchAppends, maxBatchBytes } = this.options;
    const streams = new Set<string>();
    const ids = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let bytes = 0;
    for (const waiting of this.queue) {
      const { stream, events } = waiting.append;
      const alone = batch[0]?.alone || waiting.alone;
      const fits = batch.length < maxBatchAppends && bytes + waiting.bytes <= maxBatchBytes && !alone;
      const apart = !streams.has(stream) && events.every(({ id }) => !ids.has(id));
      streams.add(stream);
      for (const { id } of events) ids.add(id);
      if (!batch.length || (fits && apart)) {
        bytes += waiting.bytes;
        batch.push(waiting);
      } else {
        left.push(waiting);
      }
    }
    this.queue = left;
    this.queuedBytes -= bytes;
    return batch;
  }

  private async deliver(batch: readonly Waiting[]): Promise<void> {
    let unanswered = batch;
    for (let pause = 20; unanswered.length; pause = Math.min(2 * pause, 500)) {
      try {
        const answers = await this.send(unanswered.map(({ append }) => append));
        this.appended();
        return unanswered.forEach((waiting, n) => settle(waiting, answers[n]!));
      } catch (error) {
        if (!isOutage(error)) return this.rejectOrSeparate(unanswered, error);
        unanswered = this.giveUp(unanswered, error);
        this.requeue(this.giveUp(this.queue, error));
        if (unanswered.length) await sleep(pause);
      }
    }
  }

  private rejectOrSeparate(batch: readonly Waiting[], error: unknown): void {
    if (batch.length === 1) return batch[0]!.reject(error);
    for (const waiting of batch) waiting.alone = true;
    this.requeue([...batch, ...this.queue]);
  }

  private requeue(queue: Waiting[]): void {
    this.queue = queue;
    this.queuedBytes = queue.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private giveUp(waiting: readonly Waiting[], error: unknown): Waiting[] {
    const now = Date.now();
    for (const { givesUpAt, reject } of waiting) if (givesUpAt <= now) reject(new EventStoreUnavailable(error));
    return waiting.filter(({ givesUpAt }) => givesUpAt > now);
  }
}

function settle({ append, resolve, reject }: Waiting, [outcome, revision, position]: Answer): void {
  switch (outcome) {
    case 'appended':
    case 'repeated':
      return resolve({ revision, position: BigInt(position), repeated: outcome === 'repeated' });
    case 'reused':
      return reject(new EventIdReused(append.stream));
    case 'refused':
      return reject(new WrongExpectedRevision(append.stream, append.expected, revision < 0 ? 'none' : revision));
  }
}

const size = ({ stream, events }: IncomingAppend): number =>
  events.reduce(
    (sum, { type, data, metadata }) => sum + 100 + type.length + data.length + metadata.length,
    stream.length,
  );
