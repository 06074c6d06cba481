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

/** Sends one batch at a time, and answers in its order. */
export type Send = (appends: readonly IncomingAppend[]) => Promise<Answer[]>;

export interface AppendQueueOptions {
  /** How long an append that meets an outage is tried again, in milliseconds. */
  readonly patience: number;
  readonly maxBatchAppends: number;
  readonly maxBatchBytes: number;
  readonly maxQueuedBytes: number;
}

/** From so many on, waiting appends are worth a statement of their own beside the one that is in flight. */
const WORTH_A_LANE = 16;

/**
 * Appends that arrive while statements are in flight go together as the next one. There are a few lanes for batches: the
 * database commits one after the other, but has the next at hand when it has done with the last.
 */
export class AppendQueue {
  private queue: Waiting[] = [];
  private queuedBytes = 0;
  private readonly idle: Send[];
  private readonly lanes: number;
  private readonly running = new Set<Promise<void>>();
  private inFlight = 0;
  /** Streams and event ids of the batches in flight: what shares one with them waits. */
  private readonly taken = new Set<string>();

  constructor(
    lanes: readonly Send[],
    private readonly options: AppendQueueOptions,
    private readonly appended: () => void,
  ) {
    this.idle = [...lanes];
    this.lanes = lanes.length;
  }

  push(append: IncomingAppend): Promise<Appended> {
    const bytes = size(append);
    if (this.queuedBytes && this.queuedBytes + bytes > this.options.maxQueuedBytes) {
      return Promise.reject(new EventStoreUnavailable(new Error('too many appends are waiting already')));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ append, bytes, givesUpAt: Date.now() + this.options.patience, alone: false, resolve, reject });
      this.queuedBytes += bytes;
      if (this.idle.length === this.lanes || this.queue.length >= WORTH_A_LANE) this.start();
    });
  }

  /** Until nothing waits any more. */
  async drained(): Promise<void> {
    while (this.running.size) await Promise.all(this.running);
  }

  private start(): void {
    const send = this.idle.pop();
    if (!send) return;
    const lane = this.run(send);
    this.running.add(lane);
    void lane.then(() => this.running.delete(lane));
  }

  private async run(send: Send): Promise<void> {
    // Those who append in the same moment come along.
    await Promise.resolve();
    for (let batch; (batch = this.takeBatch()).length;) {
      this.inFlight++;
      const keys = batch.flatMap(({ append }) => keysOf(append));
      for (const key of keys) this.taken.add(key);
      await this.deliver(batch, send);
      for (const key of keys) this.taken.delete(key);
      this.inFlight--;
    }
    // What is left shares something with a batch in flight, and is taken when that is answered.
    this.idle.push(send);
  }

  /** A fair share of what waits, as far as it fits: for each stream in order, and no stream or event id twice. */
  private takeBatch(): Waiting[] {
    const { maxBatchAppends, maxBatchBytes } = this.options;
    const share = Math.ceil(this.queue.length / (this.lanes - this.inFlight));
    const most = Math.min(maxBatchAppends, Math.max(WORTH_A_LANE, share));
    const passed = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let bytes = 0;
    for (const waiting of this.queue) {
      const keys = keysOf(waiting.append);
      const fits = batch.length < most && bytes + waiting.bytes <= maxBatchBytes && !batch[0]?.alone && !waiting.alone;
      const apart = keys.every((key) => !passed.has(key) && !this.taken.has(key));
      for (const key of keys) passed.add(key);
      if ((fits || !batch.length) && apart) {
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

  private async deliver(batch: readonly Waiting[], send: Send): Promise<void> {
    let unanswered = batch;
    for (let pause = 20; unanswered.length; pause = Math.min(2 * pause, 500)) {
      try {
        const answers = await send(unanswered.map(({ append }) => append));
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

const keysOf = ({ stream, events }: IncomingAppend): string[] => [`stream ${stream}`, ...events.map(({ id }) => id)];

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
