import 'reflect-metadata';
import { configFrom, createHttpApp, openRuntime, runProgram } from '#embarque/composition';

await runProgram(async (untilTold) => {
  const config = configFrom(process.env);
  const runtime = await openRuntime(config, { onProgress: (step) => console.error(`… ${step}`) });
  const app = await createHttpApp(runtime, { projecting: config.projections === 'here' });
  await app.listen(config.port, config.host);
  console.error(`Embarque em ${await app.getUrl()} (API: /api/docs). Ctrl+C encerra.`);
  await untilTold;
  await app.close();
  await runtime.stop();
});
