import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { configFrom, createLog, EmbarqueModule, nestLogOf, openRuntime, runProgram } from '#embarque/composition';

await runProgram(async (untilTold) => {
  const runtime = await openRuntime(configFrom(process.env));
  const app = await NestFactory.createApplicationContext(
    EmbarqueModule.on(runtime, { projecting: true, reacting: true, timed: true }),
    {
      logger: nestLogOf(createLog()),
    },
  );
  console.error('Projeções em andamento. Ctrl+C encerra.');
  await untilTold;
  await app.close();
  await runtime.stop();
});
