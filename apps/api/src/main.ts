import 'reflect-metadata';
import { FirstAdministrator } from '#embarque/identity';
import { configFrom, createHttpApp, openRuntime, runProgram } from '#embarque/composition';

await runProgram(async (untilTold) => {
  const config = configFrom(process.env);
  const runtime = await openRuntime(config, { onProgress: (step) => console.error(`… ${step}`) });
  const here = config.projections === 'here';
  const app = await createHttpApp(runtime, { projecting: here, reacting: here, timed: here });
  const first = await app.get(FirstAdministrator, { strict: false }).ensure();
  if (first) {
    console.error(
      `Primeira conta de administrador: login ${first.login}, senha provisória ${first.oneTimePassword} (não será mostrada de novo; troque-a ao entrar).`,
    );
  }
  await app.listen(config.port, config.host);
  console.error(`Embarque em ${await app.getUrl()} (API: /api/docs). Ctrl+C encerra.`);
  await untilTold;
  await app.close();
  await runtime.stop();
});
