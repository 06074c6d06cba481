import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool, type PoolClient } from 'pg';
import { faultText, type Reaction, type Reactions } from '#embarque/application';
import { type EventStore, type Position } from '#embarque/event-store';
import { backOff, type BackOff } from '#embarque/kernel';
import { lookedAt } from '../looked-at.js';
import { type ProjectorLog } from '../projections/projector.js';

const PAGE = 100;
/** Within a page the checkpoint is moved at least this often, and at its end. */
const BUSY_SAVE_MS = 1000;
/** A page without events of interest moves the checkpoint at least this often. */
const IDLE_SAVE_MS = 10_000;
/** How often a process looks whether the one that runs a reaction has gone. */
const STAND_BY_MS = 1000;
const PATIENCE: BackOff = { firstMs: 1000, limitMs: 60_000 };

export interface ReactionStatus {
  readonly name: string;
  readonly position: Position;
  /** Events of the log that it has not looked at yet. */
  readonly lag: bigint;
  /** What the event it stands at met, and how often it was tried. */
  readonly fault?: string;
  readonly attempts: number;
}

/**
 * Follows the log for every reaction, each for itself: one that fails waits and tries again, the others go on.
 *
 * One process at a time runs a reaction; it holds a lock in the session that also moves the checkpoint, so whoever loses
 * the one cannot do the other. Between some acts and their checkpoint a crash may fall, and then they are done again: they
 * are commands that were carried out already.
 */
export class ReactionRunner {
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly reactions: Reactions,
    private readonly log: ProjectorLog,
    private readonly patience: BackOff = PATIENCE,
  ) {}

  start(): void {
    for (const reaction of this.reactions.all) this.loops.push(this.follow(reaction));
  }

  /** Lets every reaction finish the event that it is at. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  /** Waits until every reaction has acted on a position; false when the time is over first. */
  async caughtUp(position: Position, timeoutMs = 30_000): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      if ((await this.status()).every((each) => each.position >= position)) return true;
      if (Date.now() > deadline || this.stopping.signal.aborted) return false;
      await sleep(20);
    }
  }

  /** Of every reaction, whichever process runs it. */
  async status(): Promise<ReactionStatus[]> {
    const head = await this.store.head();
    const { rows } = await this.pool.query<{ name: string; position: string; fault: string | null; attempts: number }>(
      'select name, position, fault, attempts from read_model.reaction',
    );
    const saved = new Map(rows.map((row) => [row.name, row]));
    return Promise.all(
      this.reactions.all.map(async ({ name, types }) => {
        const { position: at, fault, attempts } = saved.get(name) ?? { position: '0', fault: null, attempts: 0 };
        const position = await lookedAt(this.store, types, BigInt(at));
        const lag = head > position ? head - position : 0n;
        return { name, position, lag, attempts, ...(fault ? { fault } : {}) };
      }),
    );
  }

  private async follow(reaction: Reaction): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const waitMs = await this.asOnlyRunner(reaction, (client) => this.run(reaction, client)).then(
        () => STAND_BY_MS,
        (error: unknown) => this.stumbled(reaction, error),
      );
      if (!signal.aborted) await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Does the work when no other process does. */
  private async asOnlyRunner({ name }: Reaction, work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    let mine = true;
    try {
      const { rows } = await client.query<{ mine: boolean }>(
        `select pg_try_advisory_lock(hashtextextended('embarque reaction ' || $1, 0)) as mine`,
        [name],
      );
      mine = rows[0]!.mine;
      if (mine) await work(client);
    } finally {
      // The lock goes with its session, whatever became of it.
      client.release(mine);
    }
  }

  private async run(reaction: Reaction, client: PoolClient): Promise<void> {
    const { name, types } = reaction;
    const { signal } = this.stopping;
    const {
      rows: [saved],
    } = await client.query<{ position: string }>(
      `insert into read_model.reaction (name) values ($1) on conflict (name) do update set name = excluded.name
       returning position`,
      [name],
    );
    // A checkpoint that a crash of the database takes along is an act done again; waiting for its disk buys nothing.
    await client.query('set synchronous_commit to off');
    const save = async (position: Position) => {
      await client.query(
        'update read_model.reaction set position = $2, fault = null, attempts = 0, updated_at = now() where name = $1',
        [name, String(position)],
      );
      savedAt = Date.now();
    };
    let savedAt = Date.now();
    for await (const page of this.store.subscribe(BigInt(saved!.position), { types, limit: PAGE, signal })) {
      let acted: Position | undefined;
      try {
        for (const event of page.events) {
          if (signal.aborted) break;
          await this.reactions.run(reaction, event);
          acted = event.position;
          if (Date.now() - savedAt > BUSY_SAVE_MS) await save(acted);
        }
      } finally {
        if (acted !== undefined) await save(acted);
      }
      if (!signal.aborted && Date.now() - savedAt > IDLE_SAVE_MS) await save(page.position);
    }
  }

  /** Makes a fault seen; answers how long to wait. */
  private async stumbled({ name }: Reaction, error: unknown): Promise<number> {
    this.log.fault(`reaction ${name} stands still and tries again`, error);
    const attempts = await this.pool
      .query<{ attempts: number }>(
        `update read_model.reaction set fault = $2, attempts = attempts + 1, updated_at = now() where name = $1
         returning attempts`,
        [name, faultText(error).split('\n')[0]],
      )
      .then(
        ({ rows }) => rows[0]?.attempts ?? 1,
        // A database that is away cannot keep it; the log has it.
        () => 1,
      );
    return backOff(attempts, this.patience);
  }
}
