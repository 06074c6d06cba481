import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { OPERATOR } from '#embarque/application';
import { inScratch } from '#embarque/composition';
import { type Competence, type Uuid } from '#embarque/kernel';
import { BpaFiles, verifyBpaPath } from '#embarque/production';
import { contextFor } from '../../apps/cli/src/context.js';
import { type Service } from './service.js';

/** Every row of every projection, as text in a fixed order. */
export async function rowsOf({ database, projector, caughtUp }: Service): Promise<Record<string, string>> {
  await caughtUp();
  const tables: { name: string }[] = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1) order by 1`,
    [projector.projections.map(({ name }) => name)],
  );
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const [all] = await database.query<[{ text: string }]>(
      `select coalesce(string_agg(t::text, e'\\n' order by t::text), '') as text from ${name} t`,
    );
    rows[name] = all.text;
  }
  return rows;
}

/** Checks a month and closes it. */
export async function checkAndClose({ api }: Service, managerId: string, competence: string): Promise<void> {
  await api.done(`managers/${managerId}/competences/${competence}/check`);
  await api.done(`managers/${managerId}/competences/${competence}/closing`);
}

/** Writes a month's file and reads it back. */
export const written = (service: Service, managerId: Uuid, competence: Competence) =>
  inScratch('rebuild', async (directory) => {
    const context = contextFor(OPERATOR, `export/${competence}`);
    const exported = await service.get(BpaFiles).export(managerId, competence, directory, context);
    if (!exported.ok) throw new Error(exported.refusal.reasons.join(' '));
    const [{ path }] = exported.result.parts;
    const { sha256, lines, months } = exported.result.file;
    const bytes = await readFile(path);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(await verifyBpaPath(path)).toMatchObject({ ok: true, faults: [] });
    return { bytes: bytes.toString('latin1'), sha256, lines, months };
  });
