import { createHash } from 'node:crypto';
import { type Link } from '#embarque/application';
import { LocalDate } from '#embarque/kernel';
import { type LogPrefix } from './verify-log.js';

/**
 * What an auditor keeps of a day: enough to tell later whether the log up to there is still the same. `digest` is the
 * SHA-256, in hexadecimal, of the file that `headLines` makes.
 */
export interface LogDigest {
  readonly version: 1;
  readonly day: LocalDate;
  readonly position: string;
  readonly events: number;
  readonly streams: number;
  readonly digest: string;
}

const FIELDS = ['última revisão', 'posição', 'registro em', 'hash'];

type HeadFields = [revision: number, position: string, recordedAt: string, hash: string | undefined];

const fieldsOf = ({ revision, position, recordedAt, hash }: Link): HeadFields => [
  revision,
  String(position),
  recordedAt,
  hash,
];

/** A line of JSON per stream, sorted by its name: name, revision, position, time and hash of its last event. */
export function* headLines({ heads }: LogPrefix): Generator<string> {
  for (const stream of [...heads.keys()].sort()) {
    yield `${JSON.stringify([stream, ...fieldsOf(heads.get(stream)!)])}\n`;
  }
}

export function digestOf(day: LocalDate, prefix: LogPrefix): LogDigest {
  const hash = createHash('sha256');
  for (const line of headLines(prefix)) hash.update(line);
  const { position, events, heads } = prefix;
  return { version: 1, day, position: String(position), events, streams: heads.size, digest: hash.digest('hex') };
}

/** The digest that a file's text holds; undefined where it holds none. */
export function readDigest(text: string): LogDigest | undefined {
  try {
    const kept = JSON.parse(text) as LogDigest;
    const { version, day, position, events, streams, digest } = kept;
    const readable =
      version === 1 &&
      LocalDate.is(day) &&
      /^\d+$/.test(position) &&
      events >= 0 &&
      streams >= 0 &&
      /^[0-9a-f]{64}$/.test(digest);
    return readable ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** How the log differs from a digest that was kept, in Portuguese; `prefix` is what the log has up to the digest's position. */
export function differencesFrom(kept: LogDigest, prefix: LogPrefix): string[] {
  const now = digestOf(kept.day, prefix);
  const told = [
    ...(now.position === kept.position
      ? []
      : [`o último evento até a posição ${kept.position} está na posição ${now.position}`]),
    ...(now.events === kept.events ? [] : [`eram ${kept.events} eventos e são ${now.events}`]),
    ...(now.streams === kept.streams ? [] : [`eram ${kept.streams} fluxos e são ${now.streams}`]),
    ...(now.digest === kept.digest ? [] : ['o último evento de algum fluxo é outro']),
  ];
  return told.map((difference) => `Resumo de ${kept.day}: ${difference}.`);
}

/** Which streams differ from the lines that were kept with a digest, in Portuguese. */
export async function differingStreams(lines: AsyncIterable<string>, { heads }: LogPrefix): Promise<string[]> {
  const others = new Map(heads);
  const differing: string[] = [];
  for await (const line of lines) {
    const [stream, ...kept] = JSON.parse(line) as [string, ...HeadFields];
    const head = others.get(stream);
    others.delete(stream);
    if (!head) {
      differing.push(`Fluxo ${stream}: ia até a revisão ${kept[0]} e não existe mais.`);
      continue;
    }
    const told = fieldsOf(head).flatMap((now, n) => (now === kept[n] ? [] : [`${FIELDS[n]} ${kept[n]}, agora ${now}`]));
    if (told.length) differing.push(`Fluxo ${stream}: ${told.join('; ')}.`);
  }
  for (const stream of others.keys()) differing.push(`Fluxo ${stream}: não existia.`);
  return differing;
}
