import { eventStoreConformance } from '../testing/conformance.js';
import { startEventStoreDbServer } from '../testing/eventstoredb-server.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

const real = process.env['EVENTSTOREDB_URL'];

eventStoreConformance(
  real
    ? 'the event store in EventStoreDB (a real server, at EVENTSTOREDB_URL)'
    : 'the event store in EventStoreDB (an in-process server that speaks its gRPC protocol)',
  {
    gapFree: false,
    idsUniqueIn: 'stream',
    eventsPerAppend: 50,
    survivesCutConnections: !real,
    sharedByInstances: true,
  },
  async () => {
    if (real)
      return { open: () => new EventStoreDbEventStore({ connectionString: real }), dispose: async () => undefined };
    const server = await startEventStoreDbServer();
    return {
      open: () => new EventStoreDbEventStore({ connectionString: server.url }),
      cutConnections: async () => server.cutConnections(),
      dispose: () => server.stop(),
    };
  },
);
