import { NestFactory } from '@nestjs/core';
import { type INestApplicationContext } from '@nestjs/common';
import { configFrom, EmbarqueModule, openRuntime, type Runtime } from '#embarque/composition';

/** Runs a piece of work on the configured database, and lets go of everything afterwards. */
export async function onRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime(configFrom(process.env), { onProgress: (step) => console.error(`… ${step}`) });
  try {
    return await work(runtime);
  } finally {
    await runtime.stop();
  }
}

/** The same, inside the application. */
export function inApplication<T>(
  { projecting }: { projecting: boolean },
  work: (app: INestApplicationContext, runtime: Runtime) => Promise<T>,
): Promise<T> {
  return onRuntime(async (runtime) => {
    const app = await NestFactory.createApplicationContext(EmbarqueModule.on(runtime, { projecting }), {
      logger: ['error', 'warn'],
    });
    try {
      return await work(app, runtime);
    } finally {
      await app.close();
    }
  });
}
