import { setTimeout as sleep } from 'node:timers/promises';
import { EventIdReused, EventStoreUnavailable, WrongExpectedRevision, type Appended } from '../event-store.js';
import { type IncomingAppend } from '../incoming-append.js';
import { type Answer } from './append-writer.js';
import { isOutage } from './failures.js';

interface Waiting {
  readonly append: IncomingAppend;
  readonly bytes: number;
  /** Its stream and the ids of its events: what no other append on its way may have in common with it. */
  readonly names: readonly string[];
  readonly givesUpAt: number;
  /** Its batch failed by the fault of one of them, so that each goes by itself. */
  alone: boolean;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

export interface AppendQueueOptions {
  /** How many batches may be on their way at once. */
  readonly batchesAtOnce: number;
  /** How long an append that meets an outage is tried again, in milliseconds. */
  readonly patience: number;
  readonly maxBatchAppends: number;
  readonly maxBatchBytes: number;
  readonly maxQueuedBytes: number;
}

/** From so many waiting appends on it is worth sending them while another batch is on its way. */
const WORTH_A_BATCH = 16;

/** Appends that share a round trip and a commit. */
interface Batch {
  readonly waiting: readonly Waiting[];
  readonly names: readonly string[];
}

/** Appends that arrive while a batch is on its way go together as the next one. */
export class AppendQueue {
  private queue: Waiting[] = [];
  private queuedBytes = 0;
  private readonly underWay = new Map<Batch, Promise<void>>();
  private waking = false;

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
      const names = [append.stream, ...append.events.map(({ id }) => id)];
      this.queue.push({
        append,
        bytes,
        names,
        givesUpAt: Date.now() + this.options.patience,
        alone: false,
        resolve,
        reject,
      });
      this.queuedBytes += bytes;
      this.wake();
    });
  }

  /** Until nothing waits any more. */
  async drained(): Promise<void> {
    while (this.waking || this.underWay.size) await Promise.all([Promise.resolve(), ...this.underWay.values()]);
  }

  /** Those who append in the same moment come along. */
  private wake(): void {
    if (this.waking) return;
    this.waking = true;
    queueMicrotask(() => {
      this.waking = false;
      this.sendWhatIsWorthIt();
    });
  }

  private sendWhatIsWorthIt(): void {
    while (
      this.queue.length >= (this.underWay.size ? WORTH_A_BATCH : 1) &&
      this.underWay.size < this.options.batchesAtOnce
    ) {
      const batch = this.takeBatch();
      if (!batch.waiting.length) return;
      const delivery = this.deliver(batch.waiting).finally(() => {
        this.underWay.delete(batch);
        this.wake();
      });
      this.underWay.set(batch, delivery);
    }
  }

  /** As much as fits; what shares a stream or an event id with an earlier append waits for the next batch. */
  private takeBatch(): Batch {
    const { maxBatchAppends, maxBatchBytes, batchesAtOnce } = this.options;
    const share =
      this.queue.length >= WORTH_A_BATCH * batchesAtOnce && !this.underWay.size
        ? this.queue.length / batchesAtOnce
        : Infinity;
    const most = Math.min(maxBatchAppends, share);
    const taken = new Set([...this.underWay.keys()].flatMap(({ names }) => names));
    const names: string[] = [];
    const waiting: Waiting[] = [];
    const left: Waiting[] = [];
    let bytes = 0;
    for (const next of this.queue) {
      const alone = waiting[0]?.alone || next.alone;
      const fits = !waiting.length || (waiting.length < most && bytes + next.bytes <= maxBatchBytes && !alone);
      const apart = next.names.every((name) => !taken.has(name));
      for (const name of next.names) taken.add(name);
      if (fits && apart) {
        bytes += next.bytes;
        waiting.push(next);
        names.push(...next.names);
      } else {
        left.push(next);
      }
    }
    this.queue = left;
    this.queuedBytes -= bytes;
    return { waiting, names };
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
