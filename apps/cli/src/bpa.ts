import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Dispatcher, Gate } from '#embarque/application';
import { Stop } from '#embarque/composition';
import { Cnes, Competence, type Refused } from '#embarque/kernel';
import {
  BPA_PROFILES,
  BpaFiles,
  CheckCompetence,
  CloseCompetence,
  RecordSentFile,
  readSentFile,
  renderVerification,
  verifyBpaPath,
} from '#embarque/production';
import { actingFor } from './acting.js';
import { inApplication } from './session.js';
import { contextFor } from './context.js';

export async function verifyBpa(file: string, { json }: { json: boolean }): Promise<void> {
  const report = await verifyBpaPath(file).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall ? new Stop(`Não foi possível ler ${file} (${error.code}).`) : error;
  });
  console.log(json ? JSON.stringify(report) : renderVerification(report));
  if (!report.ok) process.exitCode = 1;
}

export const PROFILES = BPA_PROFILES.map(({ id }) => id);

interface ExportOptions {
  readonly cnes: string;
  readonly competence: string;
  readonly out: string;
  readonly profile?: string;
}

export async function exportBpa({ cnes, competence, out, profile }: ExportOptions): Promise<void> {
  if (!Cnes.is(cnes)) throw new Stop(`O CNES ${Cnes.complaint}.`);
  if (!Competence.is(competence)) throw new Stop(`A competência ${Competence.complaint}.`);
  if (profile !== undefined && !PROFILES.includes(profile)) {
    throw new Stop(`--profile deve ser um destes: ${PROFILES.join(', ')}.`);
  }
  await inApplication({ projecting: true }, async (app) => {
    const files = app.get(BpaFiles);
    const access = await actingFor(app);
    const managerId = await files.managerPresentingAs(cnes);
    if (!managerId) throw new Stop(`Nenhum gestor apresenta produção pelo CNES ${cnes}.`);
    const dispatcher = app.get(Dispatcher);
    const checked = await dispatcher.send(
      CheckCompetence,
      { managerId, competence },
      { access, idempotencyKey: randomUUID() },
    );
    if (!checked.ok && checked.refusal.code !== 'competence-already-closed') throw refused(checked);
    const closing = await dispatcher.send(
      CloseCompetence,
      { managerId, competence },
      { access, idempotencyKey: `close/${managerId}/${competence}` },
    );
    if (!closing.ok && closing.refusal.code !== 'competence-already-closed') throw refused(closing);

    const entered = await app.get(Gate).enter('ExportBpaFile', { managerId }, access);
    if (!entered.ok) throw refused(entered);
    const context = contextFor(access, `export/${managerId}/${competence}`);
    const exported = await files.export(managerId, competence, out, context, profile);
    if (!exported.ok) throw refused(exported);
    for (const { path, lines, sheets, control, sha256 } of exported.result.parts)
      console.log(`${path}\n${lines} linhas, ${sheets} folhas, campo de controle ${control}\nsha256 ${sha256}`);
  });
}

/** Records a file that was sent, by whatever program it was written; again, it changes nothing. */
export async function importBpa(file: string, { cnes }: { readonly cnes: string }): Promise<void> {
  if (!Cnes.is(cnes)) throw new Stop(`O CNES ${Cnes.complaint}.`);
  await inApplication({ projecting: true }, async (app) => {
    const access = await actingFor(app);
    const managerId = await app.get(BpaFiles).managerPresentingAs(cnes);
    if (!managerId) throw new Stop(`Nenhum gestor apresenta produção pelo CNES ${cnes}.`);
    const entered = await app.get(Gate).enter(RecordSentFile.name, { managerId }, access);
    if (!entered.ok) throw refused(entered);
    const read = await readSentFile(createReadStream(file), basename(file)).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall ? new Stop(`Não foi possível ler ${file} (${error.code}).`) : error;
    });
    if (!read.ok) throw refused(read);
    const { competence, sha256, sheets, control, faultCount, shares } = read.input;
    const recorded = await app
      .get(Dispatcher)
      .send(RecordSentFile, { managerId, ...read.input }, { access, idempotencyKey: `sent/${managerId}/${sha256}` });
    if (!recorded.ok) throw refused(recorded);
    const lines = shares.reduce((sum, share) => sum + share.lines, 0);
    console.log(
      `${basename(file)} registrado na competência ${competence}\n` +
        `${lines} linhas, ${sheets} folhas, campo de controle ${control}, ${faultCount} falhas\nsha256 ${sha256}`,
    );
  });
}

const refused = ({ refusal }: Refused): Stop => new Stop(refusal.reasons.join('\n'));
