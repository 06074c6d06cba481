import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { EVENT_STORE, type EventStore } from './event-store.js';
import { EventStoreModule, openEventStore, type EventStoreChoice } from './event-store.module.js';
import { EventStoreDbEventStore } from './eventstoredb/eventstoredb-event-store.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { happened } from './testing/conformance.js';

describe('choosing the event store', () => {
  it.each<[EventStoreChoice, new (...options: never[]) => EventStore]>([
    [{ kind: 'postgres', connectionString: 'postgres://nobody@127.0.0.1:1/none' }, PostgresEventStore],
    [{ kind: 'eventstoredb', connectionString: 'esdb://127.0.0.1:1?tls=false' }, EventStoreDbEventStore],
    [{ kind: 'memory' }, MemoryEventStore],
  ])('%j', async (choice, expected) => {
    const store = await openEventStore(choice);
    expect(store).toBeInstanceOf(expected);
    await store.close();
  });

  it('gives the store to the program, and closes it with the program', async () => {
    const program = await Test.createTestingModule({
      imports: [EventStoreModule.register({ kind: 'memory' })],
    }).compile();
    const store = program.get<EventStore>(EVENT_STORE);
    await store.append('stream', 'none', [happened()]);

    await program.close();
    await expect(store.append('stream', 'any', [happened()])).rejects.toThrow(/cannot be reached/);
  });
});
