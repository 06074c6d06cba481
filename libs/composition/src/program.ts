import { faultText } from '#embarque/application';

/**
 * Runs a program to its end. `untilTold` resolves on the first SIGINT or SIGTERM; the second one ends the process at once.
 * What goes wrong is said in one line, with its stack when it is a fault of ours.
 */
export async function runProgram(main: (untilTold: Promise<void>) => Promise<void>): Promise<void> {
  const untilTold = new Promise<void>((told) => {
    let times = 0;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (++times > 1) process.exit(130);
        told();
      });
    }
  });
  const fail = (error: unknown): never => {
    console.error(error instanceof Error && isForUser(error) ? error.message : faultText(error));
    process.exit(1);
  };
  // Node would print the whole error, the parameters of a query among it.
  process.on('uncaughtException', fail);
  try {
    await main(untilTold);
    // A connection that somebody forgot must not keep a finished program alive.
    process.exit(process.exitCode ?? 0);
  } catch (error) {
    fail(error);
  }
}

/** An error whose message is written for whoever runs the program. */
export class Stop extends Error {}

const FOR_USERS = new Set(['BadConfig', 'Stop', 'WrongMasterKey', 'MasterKeyMissing', 'EmbeddedPostgresUnavailable']);
const isForUser = (error: Error): boolean => FOR_USERS.has(error.constructor.name) || 'syscall' in error;
