import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '#embarque/application';
import { Stop } from '#embarque/composition';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#embarque/event-store';
import { addDays, instantOf, LocalDate, localDateOf, type LocalTime } from '#embarque/kernel';
import { Projector } from '#embarque/read-model';
import { differencesFrom, differingStreams, digestOf, headLines, readDigest, type LogDigest } from './log-digest.js';
import { inApplication } from './session.js';
import { verifyLog, type LogVerification } from './verify-log.js';

interface Kept {
  readonly digest?: string;
  readonly heads?: string;
}

export async function verifyEvents({ digest: file, heads }: Kept): Promise<void> {
  if (heads && !file) throw new Stop('--heads só vale com --digest, o resumo ao qual a lista de fluxos pertence.');
  const kept = file ? await keptDigest(file) : undefined;
  if (kept && heads && (await sha256Of(heads)) !== kept.digest)
    throw new Stop(`${heads} não é a lista de fluxos do resumo ${file}.`);

  const { events, streams, faults, prefix } = await verified(
    ({ position }) => !kept || position <= BigInt(kept.position),
  );
  const differences = kept ? differencesFrom(kept, prefix) : [];
  if (differences.length && heads) differences.push(...(await differingStreams(linesOf(heads), prefix)));
  stopAtFaults([...faults, ...differences], events);
  console.log(
    `${events} eventos em ${streams} fluxos: cadeias de hash íntegras; posições, revisões e marcadores em ordem.`,
  );
  if (kept) console.log(`Até a posição ${kept.position}, o registro é o do resumo de ${kept.day}.`);
}

interface DigestOptions {
  readonly day?: string;
  readonly out?: string;
  readonly heads?: string;
}

/** Makes the digest of a day, of an unbroken log only: it is kept as the proof of one. */
export async function digestEvents({ day: asked, out, heads }: DigestOptions): Promise<void> {
  const today = localDateOf(systemClock.now());
  const day = asked ?? addDays(today, -1);
  if (!LocalDate.is(day)) throw new Stop(`O dia ${LocalDate.complaint}.`);
  if (day > today) throw new Stop(`O dia ${day} ainda não começou.`);

  const nextDay = instantOf(addDays(day, 1), '00:00' as LocalTime);
  const { events, faults, prefix } = await verified(({ recordedAt }) => recordedAt < nextDay);
  stopAtFaults(faults, events);
  const digest = digestOf(day, prefix);
  const text = `${JSON.stringify(digest, null, 2)}\n`;
  if (heads) await inNewFile(heads, headLines(prefix));
  if (out) await inNewFile(out, [text]);
  console.log(
    out
      ? `${out}: ${digest.events} eventos em ${digest.streams} fluxos, até a posição ${digest.position}.`
      : text.trimEnd(),
  );
  if (day === today) console.error('O dia não terminou: o resumo vai até o que está registrado agora.');
}

const verified = (prefix: (event: RecordedEvent) => boolean): Promise<LogVerification> =>
  inApplication({ projecting: false }, async (app, { eventStore }) =>
    verifyLog(app.get<EventStore>(EVENT_STORE), {
      gapFree: eventStore.kind === 'postgres',
      checkpoints: await app.get(Projector).status(),
      prefix,
    }),
  );

function stopAtFaults(faults: readonly string[], events: number): void {
  for (const fault of faults) console.log(fault);
  if (faults.length)
    throw new Stop(`${faults.length === 1 ? '1 falha' : `${faults.length} falhas`} em ${events} eventos.`);
}

async function keptDigest(file: string): Promise<LogDigest> {
  const digest = readDigest(await readFile(file, 'utf8').catch(unreadable(file)));
  if (!digest) throw new Stop(`${file} não é um resumo do registro.`);
  return digest;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash).catch(unreadable(file));
  return hash.digest('hex');
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  yield* handle.readLines();
}

/** A proof that was kept is never written over. */
const inNewFile = (file: string, lines: Iterable<string>): Promise<void> =>
  writeFile(file, lines, { flag: 'wx' }).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Stop(code === 'EEXIST' ? `${file} já existe.` : `Não foi possível gravar ${file} (${code}).`);
  });

const unreadable =
  (file: string) =>
  ({ code }: NodeJS.ErrnoException): never => {
    throw new Stop(`Não foi possível ler ${file} (${code}).`);
  };
