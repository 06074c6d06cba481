// `npm test`: one throw-away PostgreSQL for the whole run, then Jest, then its own count as the last line.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#embarque/read-model';

const scratch = mkdtempSync(join(tmpdir(), 'embarque-test-'));
const report = join(scratch, 'report.json');
const postgres = process.env.TEST_DATABASE_URL
  ? undefined
  : await startEmbeddedPostgres({
      directory: join(tmpdir(), `embarque-test-postgres-${process.pid}`),
      temporary: true,
      settings: ['fsync=off', 'full_page_writes=off'],
    });

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    ...['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
  ],
  {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? postgres?.url },
  },
);
const code = await new Promise((done) => jest.once('close', done));

let counts;
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('Jest ended without a report.');
}
await postgres?.stop();
rmSync(scratch, { recursive: true, force: true });

if (counts) {
  // A suite that does not load has no tests to count, and is a failure all the same.
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  const skipped = counts.numPendingTests + counts.numTodoTests;
  console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}
process.exitCode = code || (counts ? 0 : 1);
