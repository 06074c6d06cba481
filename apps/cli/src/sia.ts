import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { Dispatcher, Gate, type Access, type Outcome } from '#embarque/application';
import { Stop } from '#embarque/composition';
import { Cnes, Competence, Uuid, type Refused } from '#embarque/kernel';
import { BpaFiles } from '#embarque/production';
import { ImportSiaReport, ImportSiaResult, SiaFiles, UnreadableFile } from '#embarque/sia';
import { actingFor } from './acting.js';
import { inApplication } from './session.js';

interface ImportOptions {
  readonly manager?: string;
  readonly cnes?: string;
  readonly competence?: string;
}

/** Imports what SIA returned: with a manager, the consistency report of a month; without, a result file of the state. */
export async function importSia(file: string, options: ImportOptions): Promise<void> {
  const { manager, cnes, competence } = options;
  const isReport = manager !== undefined || cnes !== undefined || competence !== undefined;
  if (isReport && (manager === undefined) === (cnes === undefined)) {
    throw new Stop('De um relatório, diga de quem é: --manager ou --cnes, um dos dois, com --competence.');
  }
  if (manager !== undefined && !Uuid.is(manager)) throw new Stop(`O gestor ${Uuid.complaint}.`);
  if (cnes !== undefined && !Cnes.is(cnes)) throw new Stop(`O CNES ${Cnes.complaint}.`);
  if (isReport && !Competence.is(competence)) throw new Stop(`A competência ${Competence.complaint}.`);
  await inApplication({ projecting: true }, async (app) => {
    const access = await actingFor(app);
    try {
      if (!isReport) return await importResult(app, file, access);
      const managerId = manager ?? (await app.get(BpaFiles).managerPresentingAs(cnes as Cnes));
      if (!managerId) throw new Stop(`Nenhum gestor apresenta produção pelo CNES ${cnes}.`);
      await importReport(app, file, { managerId, competence: competence as Competence }, access);
    } catch (error) {
      if (error instanceof UnreadableFile) throw stopped(error.refused);
      const { syscall, code } = error as NodeJS.ErrnoException;
      throw syscall ? new Stop(`Não foi possível ler ${file} (${code}).`) : error;
    }
  });
}

async function importResult(app: INestApplicationContext, file: string, access: Access): Promise<void> {
  done(await app.get(Gate).enter(ImportSiaResult.name, {}, access));
  const input = await app.get(SiaFiles).readResult(bytesOf(file), basename(file));
  // What is brought again is known by what is in it, whatever the key.
  const request = { access, idempotencyKey: randomUUID() };
  const { position, result } = recorded(await app.get(Dispatcher).send(ImportSiaResult, input, request));
  const { kind, uf, processing, rowsRead, rowsKept, sha256 } = input;
  console.log(
    `${kind} de ${uf}, processamento ${processing}\nRegistros: ${count(rowsRead)}; de deslocamento, de estabelecimentos ` +
      `cadastrados: ${count(rowsKept)}; somas: ${count(result.totals)}\nsha256 ${sha256}${known(position)}`,
  );
}

async function importReport(
  app: INestApplicationContext,
  file: string,
  target: { readonly managerId: Uuid; readonly competence: Competence },
  access: Access,
): Promise<void> {
  done(await app.get(Gate).enter(ImportSiaReport.name, target, access));
  const facts = { ...target, fileName: basename(file) };
  const { input, unreadLines, otherRows } = await app.get(SiaFiles).readReport(await readFile(file), facts);
  const request = { access, idempotencyKey: randomUUID() };
  const { position, result } = recorded(await app.get(Dispatcher).send(ImportSiaReport, input, request));
  const more = input.unreadRows > unreadLines.length ? ' …' : '';
  const unread = unreadLines.length ? `\nNão puderam ser lidas as linhas: ${unreadLines.join(', ')}${more}` : '';
  console.log(
    `Ocorrências do gestor: ${count(result.occurrences)}; de outros, não importadas: ${count(otherRows)}${unread}\n` +
      `sha256 ${input.sha256}${known(position)}`,
  );
}

/** Opened when the first byte is asked for: a name alone may be refused. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}

const known = (position: bigint): string => (position ? '' : '\nO arquivo já tinha sido importado: nada mudou.');
const count = (number: number): string => number.toLocaleString('pt-BR');
const stopped = ({ refusal }: Refused): Stop => new Stop(refusal.reasons.join('\n'));

function done(entered: object): void {
  if ('refusal' in entered) throw stopped(entered as Refused);
}

function recorded<T>(outcome: Outcome<T>): Exclude<Outcome<T>, Refused> {
  if (!outcome.ok) throw stopped(outcome);
  return outcome;
}
