import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type Page, type Position } from '#embarque/event-store';
import pg, { type Pool, type PoolClient, type QueryResult } from 'pg';
import { lookedAt } from '../looked-at.js';
import { type Projection } from './projection.js';
import { Rows } from './rows.js';
import { createShadow, shadowOf, swapShadow } from './shadow-schema.js';

const PAGE = 1000;
const REBUILD_PAGE = 5000;
/** A page without events of interest moves the checkpoint in memory; it is written down at least this often. */
const IDLE_SAVE_MS = 10_000;
const RETRY_MS = 1000;

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly position: Position;
  /** Events of the log that it has not looked at yet. */
  readonly lag: bigint;
  readonly fault?: string;
}

export interface ProjectorLog {
  info(message: string): void;
  fault(message: string, error: unknown): void;
}

interface Checkpointed {
  readonly version: number;
  readonly position: Position;
}

/** Another process moved this projection's checkpoint. */
class CheckpointMoved extends Error {}

/** Follows the log for every projection; rows and checkpoint commit together, so a crash or a replay has no effect twice. */
export class Projector {
  private readonly positions = new Map<string, Position>();
  private readonly faults = new Map<string, string>();
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly pool: Pool,
    readonly projections: readonly Projection[],
    private readonly log: ProjectorLog,
  ) {}

  /** Brings outdated versions up to date, then follows the log until `stop`. */
  start(): void {
    // Each loop listens to the one signal; Node takes more than ten listeners for a leak.
    setMaxListeners(0, this.stopping.signal);
    for (const projection of this.projections) this.loops.push(this.follow(projection));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  /** Waits until every projection has seen a position; false when the time is over first. */
  async caughtUp(position: Position, timeoutMs = 30_000): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    for (let look = 1; ; look++) {
      if (this.projections.every(({ name }) => (this.positions.get(name) ?? -1n) >= position)) return true;
      // Where another process follows the log, its checkpoints tell; and no store need tell of events that are nobody's business.
      if ((!this.loops.length || look % 100 === 0) && (await this.haveSeen(position))) return true;
      if (Date.now() > deadline || this.stopping.signal.aborted) return false;
      await sleep(this.loops.length ? 5 : 50);
    }
  }

  private async haveSeen(position: Position): Promise<boolean> {
    const saved = this.loops.length ? undefined : await this.savedCheckpoints();
    for (const projection of this.projections) {
      const seen = saved ? saved.get(projection.name)?.position : this.positions.get(projection.name);
      if (seen === undefined || (seen < position && (await lookedAt(this.store, projection.types, seen)) < position))
        return false;
    }
    return true;
  }

  private async savedCheckpoints(): Promise<Map<string, Checkpointed>> {
    const { rows } = await this.pool.query<{ name: string; version: number; position: string }>(
      'select name, version, position from read_model.checkpoint',
    );
    return new Map(rows.map(({ name, version, position }) => [name, { version, position: BigInt(position) }]));
  }

  async status(): Promise<ProjectionStatus[]> {
    const [head, checkpoints] = await Promise.all([this.store.head(), this.savedCheckpoints()]);
    return Promise.all(
      this.projections.map(async (projection) => {
        const { name } = projection;
        const saved = checkpoints.get(name) ?? { version: 0, position: 0n };
        const seen = this.positions.get(name) ?? saved.position;
        const position = seen < head ? await lookedAt(this.store, projection.types, seen) : seen;
        const fault = this.faults.get(name);
        return {
          name,
          version: saved.version,
          position,
          lag: head > position ? head - position : 0n,
          ...(fault ? { fault } : {}),
        };
      }),
    );
  }

  /** Builds the projection anew from position 0 beside the present one, then takes its place. Returns where it stands. */
  rebuild(projection: Projection, onProgress: (position: Position) => void = () => undefined): Promise<Position> {
    return this.asOnlyBuilder(projection, () => this.build(projection, onProgress));
  }

  /** One process at a time builds a projection: they would share the shadow schema. */
  private async asOnlyBuilder<T>({ name }: Projection, work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query(`select pg_advisory_lock(hashtextextended('embarque rebuild ' || $1, 0))`, [name]);
      return await work();
    } finally {
      // The lock goes with its session, whatever became of it.
      client.release(true);
    }
  }

  private async build(projection: Projection, onProgress: (position: Position) => void): Promise<Position> {
    const { name, types } = projection;
    await this.checkpointOf(projection);
    await this.inTransaction((client) => createShadow(client, name));
    let position = 0n;

    const absorb = async (client: PoolClient, page: Page) => {
      if (page.events.length) {
        await client.query(`set local search_path to "${shadowOf(name)}"`);
        await projection.apply(page.events, new Rows(client));
      }
      position = page.position;
      onProgress(position);
    };
    // The next page is on its way while this one is written.
    const read = (after: Position) => {
      const page = this.store.readAll(after, { types, limit: REBUILD_PAGE });
      page.catch(() => undefined);
      return page;
    };
    let next = read(position);
    for (let end = false; !end;) {
      const page = await next;
      end = page.end;
      if (!end) next = read(page.position);
      await this.inTransaction((client) => absorb(client, page));
    }

    await this.inTransaction(async (client) => {
      // Whoever follows the log waits here; the few events of the meantime are read, and the new rows take over.
      await client.query('select from read_model.checkpoint where name = $1 for update', [name]);
      // Only what is there by now: events that come faster than they are applied would hold everybody for ever.
      const head = await this.store.head();
      for (let end = false; !end && position < head;) {
        const page = await this.store.readAll(position, { types, limit: PAGE });
        end = page.end;
        await absorb(client, page);
      }
      await swapShadow(client, name);
      await this.saveCheckpoint(client, projection, position);
    });
    return position;
  }

  private async follow(projection: Projection): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        let saved = await this.upToDate(projection);
        let savedAt = Date.now();
        this.positions.set(projection.name, saved);
        if (saved >= (await this.store.head())) this.faults.delete(projection.name);
        for await (const page of this.store.subscribe(saved, { types: projection.types, limit: PAGE, signal })) {
          if (page.events.length || Date.now() - savedAt > IDLE_SAVE_MS) {
            await this.advance(projection, saved, page);
            saved = page.position;
            savedAt = Date.now();
          }
          this.positions.set(projection.name, page.position);
          this.faults.delete(projection.name);
        }
      } catch (error) {
        if (error instanceof CheckpointMoved) continue;
        if (signal.aborted) return;
        this.faults.set(projection.name, error instanceof Error ? error.message : String(error));
        this.log.fault(`projection ${projection.name} stands still and tries again`, error);
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async advance(projection: Projection, from: Position, page: Page): Promise<void> {
    const { name, version } = projection;
    // The checkpoint first, so that nobody else writes the same rows meanwhile; it counts once they are committed with it.
    // All in one message: this is done for every event.
    const begin = `begin; set local search_path to "${name}";
      update read_model.checkpoint set position = ${page.position}, updated_at = now()
       where name = ${pg.escapeLiteral(name)} and version = ${version} and position = ${from}`;
    await this.inTransaction(async (client, begun) => {
      if (!begun.at(-1)!.rowCount) throw new CheckpointMoved();
      if (page.events.length) await projection.apply(page.events, new Rows(client));
    }, begin);
  }

  /** Where to go on from; rows of an older version are built anew first. */
  private async upToDate(projection: Projection): Promise<Position> {
    const { version, position } = await this.checkpointOf(projection);
    if (version === projection.version) return position;
    // While machines are brought up to date one by one, the older ones leave the rows alone.
    if (version > projection.version) throw new Error(`version ${version} is in force, this process has an older one`);
    this.log.info(
      `projection ${projection.name}: version ${version} is outdated, building version ${projection.version}`,
    );
    return this.asOnlyBuilder(projection, async () => {
      const now = await this.checkpointOf(projection);
      return now.version === projection.version ? now.position : this.build(projection, () => undefined);
    });
  }

  private async checkpointOf({ name, version }: Projection): Promise<Checkpointed> {
    await this.pool.query(
      'insert into read_model.checkpoint (name, version, position) values ($1, $2, 0) on conflict do nothing',
      [name, version],
    );
    return (await this.savedCheckpoints()).get(name)!;
  }

  private async saveCheckpoint(client: PoolClient, { name, version }: Projection, position: Position): Promise<void> {
    await client.query(
      'update read_model.checkpoint set position = $2, version = $3, updated_at = now() where name = $1',
      [name, String(position), version],
    );
  }

  private async inTransaction<T>(
    work: (client: PoolClient, begun: readonly QueryResult[]) => Promise<T>,
    begin = 'begin',
  ): Promise<T> {
    const client = await this.pool.connect();
    try {
      // Several statements have several results.
      const begun: QueryResult | QueryResult[] = await client.query(begin);
      const result = await work(client, [begun].flat());
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        (broken: unknown) => client.release(broken instanceof Error ? broken : true),
      );
      throw error;
    }
  }
}
