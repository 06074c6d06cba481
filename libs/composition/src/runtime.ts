import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { type EventStoreChoice } from '#embarque/event-store';
import { KeyStore, loadMasterKey, type Key } from '#embarque/privacy';
import { createDataSource, startEmbeddedPostgres, type EmbeddedPostgres } from '#embarque/read-model';
import { type Config } from './config.js';
import { migrate, SCHEMAS } from './schema.js';

/** What a program stands on: a migrated database and the key to its personal data. */
export interface Runtime {
  readonly config: Config;
  readonly database: DataSource;
  readonly databaseUrl: string;
  readonly eventStore: EventStoreChoice;
  readonly masterKey: Key;
  /** Where the embedded PostgreSQL keeps its data; undefined with a PostgreSQL of one's own. */
  readonly embedded?: EmbeddedPostgres;
  stop(): Promise<void>;
}

export interface RuntimeOptions {
  /** Delete the embedded database when the program ends. */
  readonly temporary?: boolean;
  readonly onProgress?: (step: string) => void;
}

/** Starts or reaches the database, migrates it, and finds the master key; stops what it started when one of these fails. */
export async function openRuntime(
  config: Config,
  { temporary = false, onProgress = () => undefined }: RuntimeOptions = {},
): Promise<Runtime> {
  let embedded: EmbeddedPostgres | undefined;
  let database: DataSource | undefined;
  const stop = async () => {
    if (database?.isInitialized) await database.destroy();
    await embedded?.stop();
  };
  try {
    if (!config.databaseUrl) {
      onProgress('iniciando o PostgreSQL embutido');
      embedded = await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'postgres'), temporary });
    }
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    database = createDataSource(databaseUrl, SCHEMAS);
    await database.initialize();
    const migrations = await migrate(database);
    if (migrations.length) onProgress(`${migrations.length} migrações aplicadas`);
    const masterKey = await findMasterKey(config, database);
    const eventStore: EventStoreChoice =
      config.eventStore === 'eventstoredb'
        ? { kind: 'eventstoredb', connectionString: config.eventStoreDbUrl! }
        : { kind: 'postgres', connectionString: databaseUrl };
    return { config, database, databaseUrl, eventStore, masterKey, ...(embedded ? { embedded } : {}), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findMasterKey({ masterKey, masterKeyFile }: Config, database: DataSource): Promise<Key> {
  const sealed = (await database.query<unknown[]>('select from privacy.key limit 1')).length > 0;
  const key = loadMasterKey({ value: masterKey, file: masterKeyFile, mayCreate: !sealed });
  await KeyStore.open(database, key);
  return key;
}
