import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { Stop } from '#embarque/composition';
import { Projector } from '#embarque/read-model';
import { verifyLog } from './verify-log.js';
import { inApplication } from './session.js';

export async function verifyEvents(): Promise<void> {
  await inApplication({ projecting: false }, async (app, { eventStore }) => {
    const { events, streams, faults } = await verifyLog(app.get<EventStore>(EVENT_STORE), {
      gapFree: eventStore.kind === 'postgres',
      checkpoints: await app.get(Projector).status(),
    });
    for (const fault of faults) console.log(fault);
    if (faults.length) throw new Stop(`${faults.length} falhas em ${events} eventos.`);
    console.log(`${events} eventos em ${streams} fluxos: posições, revisões e marcadores em ordem.`);
  });
}
