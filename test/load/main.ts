import 'reflect-metadata';
import { inScratch } from '#embarque/composition';
import { startEmbeddedPostgres } from '#embarque/read-model';
import { loadDay } from './day.js';

/** `npm run load`: a thousand-seat day over HTTP on a durable PostgreSQL; prints how long each command took. */
await inScratch('load', async (directory) => {
  const postgres = await startEmbeddedPostgres({ directory: `${directory}/postgres`, temporary: true });
  try {
    console.table(await loadDay(postgres.url, directory));
  } finally {
    await postgres.stop();
  }
});
