import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  attributionOf,
  CLOCK,
  Dispatcher,
  faultText,
  Streams,
  systemContext,
  type Access,
} from '#embarque/application';
import { accept, type Clock, type Instant, type Uuid } from '#embarque/kernel';
import { imported, importStream, type ImportEvent, type ImportFacts } from '../domain/import.js';
import { nextStep } from '../domain/next-step.js';
import { type Fault } from '../domain/sheet.js';
import { Desks } from './desks.js';
import { Intake, type Judgement } from './intake.js';
import { Judging, type Weighed } from './judging.js';

/** Lines of one turn: other spreadsheets wait no longer, and a process that is told to stop ends soon. */
const CHECKED = 250;
const CARRIED_OUT = 80;
/** Commands at once. */
const SIDE_BY_SIDE = 8;
const PAUSE_MS = 1000;

/** Works at spreadsheets, some lines of each in turn, in as many processes as there are; begun again, it goes on. */
@Injectable()
export class Importer {
  private readonly log = new Logger('imports');
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly intake: Intake,
    private readonly judging: Judging,
    private readonly desks: Desks,
    private readonly streams: Streams,
    private readonly dispatcher: Dispatcher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Lets the lines that are in hand be written down. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Some lines of one spreadsheet, or whatever else is due; false when nothing is. */
  async turn(): Promise<boolean> {
    const taken = await this.intake.take(this.clock.now());
    if (!taken) return false;
    const due = await this.stepOf(taken.importId, taken.access, this.clock.now());
    if (due) await this.intake.putBack(taken.importId, due);
    return true;
  }

  private async stepOf(importId: Uuid, access: Access, now: Instant): Promise<Instant | undefined> {
    const state = await this.streams.load(importStream(importId), imported);
    const step = nextStep(state, now);
    if (step.what === 'remove' || state.status === 'unknown') {
      await this.intake.remove(importId);
      return undefined;
    }
    switch (step.what) {
      case 'check':
        await this.check(state, access, now);
        return now;
      case 'carry-out':
        await this.carryOut(state, access, now);
        return now;
      case 'expire':
        await this.record(importId, now, { type: 'ImportExpired', data: { importId, at: now } });
        return now;
      case 'forget':
        await this.intake.forget(importId);
        return step.until;
      case 'wait':
        return step.until;
    }
  }

  private async check(facts: ImportFacts, access: Access, now: Instant): Promise<void> {
    const { importId } = facts;
    const lines = await this.intake.next(importId, null, CHECKED);
    if (!lines.length) {
      const { fresh = 0, known = 0, refused = 0 } = await this.intake.progressOf(importId);
      return this.record(importId, now, { type: 'ImportChecked', data: { importId, at: now, fresh, known, refused } });
    }
    const weighed = await this.judging.weigh(lines, facts, access, now);
    const first = await this.intake.firstAbout(
      importId,
      weighed.flatMap((line) => ('key' in line ? [line.key] : [])),
    );
    await this.intake.judge(
      importId,
      weighed.map((line): Judgement => {
        const judgement = judged(line);
        if (!judgement.key || !judgement.content) return judgement;
        const { key, content, number } = judgement;
        const earlier = first.get(key);
        if (!earlier) first.set(key, { key, content, number });
        return earlier ? repeating(number, earlier, content) : judgement;
      }),
    );
  }

  private async carryOut(facts: ImportFacts, access: Access, now: Instant): Promise<void> {
    const { importId } = facts;
    const lines = await this.intake.next(importId, 'fresh', CARRIED_OUT);
    if (!lines.length) {
      const { done = 0, known = 0, refused = 0 } = await this.intake.progressOf(importId);
      const data = { importId, at: now, fresh: done, known, refused };
      return this.record(importId, now, { type: 'ImportFinished', data });
    }
    const weighed = await this.judging.weigh(lines, facts, access, now);
    const judgements: Judgement[] = [];
    for (let from = 0; from < weighed.length; from += SIDE_BY_SIDE) {
      const some = weighed.slice(from, from + SIDE_BY_SIDE);
      judgements.push(...(await Promise.all(some.map((line) => this.send(line, facts, access)))));
    }
    await this.intake.judge(importId, judgements);
  }

  /** One line through the door that everybody's commands come in by, under an id that is the line's for ever. */
  private async send(line: Weighed, facts: ImportFacts, access: Access): Promise<Judgement> {
    const judgement = judged(line);
    if (!('input' in line) || judgement.outcome !== 'fresh') return judgement;
    const commandId = await this.judging.commandFor(facts, line.key);
    const outcome = await this.dispatcher.sendAs(access, this.desks.of(facts.kind).command, line.input, {
      ...{ commandId, fingerprint: commandId, ...attributionOf(access) },
      ...{ correlationId: facts.importId, now: this.clock.now() },
    });
    if (outcome.ok) return { ...judgement, outcome: 'done' };
    const { code, reasons } = outcome.refusal;
    return { number: line.number, outcome: 'refused', faults: reasons.map((reason) => ({ code, reason })) };
  }

  private async record(importId: Uuid, now: Instant, event: ImportEvent): Promise<void> {
    const context = systemContext('imports', [importId, event.type], now);
    await this.streams.decide(importStream(importId), imported, context, () => accept(event));
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const worked = await this.turn().catch((error: unknown) => {
        // What was taken comes back when its lease is over.
        this.log.error('imports stand still and try again', faultText(error));
        return false;
      });
      if (!worked) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

function judged(line: Weighed): Judgement {
  if ('faults' in line) return { ...line, outcome: 'refused' };
  const { number, key, content, known } = line;
  return known
    ? { number, key, content, outcome: 'known', faults: [{ code: 'already-known', reason: known }] }
    : { number, key, content, outcome: 'fresh' };
}

/** A line about what an earlier one is about: the same once more, or something else. */
function repeating(number: number, earlier: { number: number; content: string }, content: string): Judgement {
  const same = earlier.content === content;
  const fault: Fault = same
    ? { code: 'line-repeated', reason: `Repete a linha ${earlier.number}.` }
    : {
        code: 'line-contradicting',
        reason: `É sobre o mesmo que a linha ${earlier.number}, mas diz outra coisa: deixe só a certa.`,
      };
  return { number, outcome: same ? 'known' : 'refused', faults: [fault] };
}
