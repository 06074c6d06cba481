import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from './event-store.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

/** Which store, and where it is. A Postgres database must have `POSTGRES_EVENT_STORE_SCHEMA`. */
export type EventStoreChoice =
  { readonly kind: 'postgres' | 'eventstoredb'; readonly connectionString: string } | { readonly kind: 'memory' };

/** The client of EventStoreDB is large, and is loaded by those only who have one. */
export async function openEventStore(choice: EventStoreChoice): Promise<EventStore> {
  switch (choice.kind) {
    case 'postgres':
      return new PostgresEventStore({ connectionString: choice.connectionString });
    case 'eventstoredb': {
      const { EventStoreDbEventStore } = await import('./eventstoredb/eventstoredb-event-store.js');
      return new EventStoreDbEventStore({ connectionString: choice.connectionString });
    }
    case 'memory':
      return new MemoryEventStore();
  }
}

/** Gives every module the chosen `EVENT_STORE`, and closes it when the program ends. */
@Module({})
export class EventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  static register(choice: EventStoreChoice): DynamicModule {
    return {
      module: EventStoreModule,
      global: true,
      providers: [{ provide: EVENT_STORE, useFactory: () => openEventStore(choice) }],
      exports: [EVENT_STORE],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}
