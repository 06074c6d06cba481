import { eventStoreConformance } from '../testing/conformance.js';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreConformance(
  'the event store in memory',
  {
    gapFree: true,
    idsUniqueIn: 'log',
    eventsPerAppend: 1,
    survivesCutConnections: false,
    sharedByInstances: false,
  },
  async () => ({ open: () => new MemoryEventStore(), dispose: async () => undefined }),
);
