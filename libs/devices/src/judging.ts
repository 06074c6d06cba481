import { Injectable } from '@nestjs/common';
import { canonical, Dispatcher, KeyedQueue, letIn, Streams, type CommandContext } from '#embarque/application';
import { accept, fold, idFrom, type Uuid } from '#embarque/kernel';
import { TripRecords, type Told } from '#embarque/trips';
import { Claims, COMMANDS, type Telling } from './claims.js';
import { commandOf } from './command-of.js';
import {
  inOrder,
  isReportKind,
  reports,
  reportsStream,
  type KnownReport,
  type ReportEvent,
  type Reports,
  type Why,
} from './domain/report.js';
import { verdictsOf, type Verdict } from './domain/verdicts.js';

export interface Judged {
  /** Of the last event that it led to; 0 when to none. */
  readonly position: bigint;
  /** All that devices reported of the trip. */
  readonly reports: Reports;
  /** Why the trip's rules do not take them yet, by client id. */
  readonly waitingFor: ReadonlyMap<Uuid, Why>;
}

/**
 * Turns reports into facts of the trip. Whenever some wait, the trip is told anew (`verdictsOf`) from what people did and from
 * all reports in their one order, by the decisions of everybody's commands. What is new in it is carried out by those
 * commands; what the trip says otherwise, because reports came in another order, is corrected. So it ends the same in
 * whatever order they come.
 */
@Injectable()
export class Judging {
  private readonly turns = new KeyedQueue();

  constructor(
    private readonly streams: Streams,
    private readonly trips: TripRecords,
    private readonly dispatcher: Dispatcher,
    private readonly claims: Claims,
  ) {}

  judge(tripId: Uuid, context: CommandContext): Promise<Judged> {
    return this.turns.run(tripId, () => this.tellAnew(tripId, context, 0n, new Map()));
  }

  /** Again when it moved meanwhile, and without what something outside the trip (`barred`) stands in the way of. */
  private async tellAnew(
    tripId: Uuid,
    context: CommandContext,
    since: bigint,
    barred: ReadonlyMap<Uuid, Why>,
  ): Promise<Judged> {
    const known = await this.streams.load(reportsStream(tripId), reports);
    const ordered = inOrder(known);
    const nothing = { position: since, reports: known, waitingFor: new Map<Uuid, Why>() };
    if (!ordered.some(({ status }) => status === 'waiting')) return nothing;
    const fromReports = ledToBy(tripId, known);
    const told = await this.trips.load(tripId, fromReports);
    const { base } = told;
    if (base.status === 'unscheduled') return nothing;

    const { claims, tale } = await this.claims.of(ordered.filter(isToldAnew(told)), base, barred);
    const start: Telling = { state: base, told: [] };
    const { trip: telling, verdicts } = verdictsOf(claims, start, tale(context.now));

    const ends = telling.told.filter(({ claim }) => claim.kind === 'completion');
    const carried = await this.carryOut(
      telling.told.filter((one) => !ends.includes(one)),
      context,
    );
    const corrected = await this.trips.correct(
      tripId,
      { base, trip: telling.state, events: telling.told.map(({ event }) => event) },
      told,
      fromReports,
      { ...context, ...correctionOf(tripId) },
    );
    const isSteady = corrected.ok && !carried.barred.size;
    const ended = isSteady ? await this.carryOut(ends, context) : NOTHING;
    const reached = latest(since, carried.position, corrected.ok ? corrected.position : 0n, ended.position);
    if (!isSteady || ended.barred.size)
      return this.tellAnew(tripId, context, reached, new Map([...barred, ...carried.barred, ...ended.barred]));

    let state = known;
    const decided = await this.streams.settle(reportsStream(tripId), reports, context, (now) => {
      state = now;
      return accept(...changes(known, state, verdicts, String(latest(told.position, reached))));
    });
    const position = latest(reached, decided.ok ? decided.position : 0n);
    if (state.size !== known.size) return this.tellAnew(tripId, context, position, barred);
    const waiting = [...verdicts].flatMap(([id, verdict]) =>
      verdict.status === 'waiting' ? [[id, verdict] as const] : [],
    );
    return { position, reports: fold(reports, decided.ok ? decided.events : [], state), waitingFor: new Map(waiting) };
  }

  /** By the commands that everybody uses. What they refuse because of the trip itself is to be corrected. */
  private async carryOut(told: Telling['told'], { now }: CommandContext): Promise<CarriedOut> {
    const barred = new Map<Uuid, Why>();
    let position = 0n;
    for (const { claim, event } of told) {
      const { clientId, deviceId, kind, by, status } = claim.report;
      if (status === 'applied' || !isReportKind(kind)) continue;
      const { commandId } = commandOf(deviceId, clientId);
      const { authorizationId, at } = event.data as { readonly authorizationId?: Uuid; readonly at: string };
      const about = authorizationId && kind !== 'exception-boarding' ? { authorizationId } : {};
      const outcome = await this.dispatcher.sendAs(
        // Whoever handed the report in was let in then; how late it is judged is not theirs to answer for.
        letIn(by.actor),
        COMMANDS[kind],
        { ...claim.input, ...about, at },
        { ...by, commandId, fingerprint: commandId, correlationId: commandId, now } as CommandContext,
      );
      if (outcome.ok) position = latest(position, outcome.position);
      else if (OUTSIDE.includes(outcome.refusal.code) || kind === 'completion') barred.set(clientId, outcome.refusal);
    }
    return { position, barred };
  }
}

interface CarriedOut {
  readonly position: bigint;
  readonly barred: ReadonlyMap<Uuid, Why>;
}
const NOTHING: CarriedOut = { position: 0n, barred: new Map() };

/** Whoever takes a place may be on another trip meanwhile. */
const OUTSIDE = ['person-busy'];

const latest = (...positions: readonly bigint[]): bigint => positions.reduce((a, b) => (a > b ? a : b));

function correctionOf(tripId: Uuid) {
  const commandId = idFrom('correction by reports', tripId);
  return { commandId, correlationId: commandId, fingerprint: commandId };
}

/** Whether a command about the trip came from its reports. */
function ledToBy(tripId: Uuid, known: Reports): (commandId: unknown) => boolean {
  const own = [...known.values()].map(({ deviceId, clientId }) => commandOf(deviceId, clientId).commandId);
  const ids = new Set<unknown>([...own, correctionOf(tripId).commandId]);
  return (commandId) => ids.has(commandId);
}

/**
 * What was never right, or stands in what was settled for good, is not told again. After a trip's end only what is told on the
 * way goes on; what stands by then, stands.
 */
const isToldAnew =
  ({ base, settledAt }: Told) =>
  ({ status, position, kind }: KnownReport): boolean => {
    if (status === 'refused' || (status === 'applied' && BigInt(position!) <= settledAt)) return false;
    const ended = base.status === 'completed' || base.status === 'cancelled';
    return !ended || status === 'waiting' || kind === 'stop' || kind === 'occurrence';
  };

/** What changes with these verdicts; not what somebody settled, or another process judged, since the reports were read. */
function changes(
  known: Reports,
  state: Reports,
  verdicts: ReadonlyMap<Uuid, Verdict>,
  position: string,
): ReportEvent[] {
  return [...verdicts].flatMap(([clientId, verdict]): ReportEvent[] => {
    const report = state.get(clientId);
    if (!report || report.status !== known.get(clientId)?.status || isKnown(verdict, report)) return [];
    const about = { tripId: report.tripId, clientId };
    switch (verdict.status) {
      case 'applied':
        return [{ type: 'ReportApplied', data: { ...about, position } }];
      case 'confirmed':
        return [{ type: 'ReportConfirmed', data: about }];
      case 'refused':
        return [{ type: 'ReportRefused', data: { ...about, code: verdict.code, reasons: verdict.reasons } }];
      case 'conflict':
        return [{ type: 'ReportDisputed', data: { ...about, code: verdict.code, reasons: verdict.reasons } }];
      case 'waiting':
        return [{ type: 'ReportReopened', data: about }];
    }
  });
}

const isKnown = (verdict: Verdict, { status, reasons }: KnownReport): boolean =>
  verdict.status === status &&
  (status === 'waiting' || !('reasons' in verdict) || canonical(verdict.reasons) === canonical(reasons));
