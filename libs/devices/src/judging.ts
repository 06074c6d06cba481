import { Injectable, type Type } from '@nestjs/common';
import { Dispatcher, Streams, type BusinessCommand, type CommandContext } from '#embarque/application';
import { accept, type Uuid } from '#embarque/kernel';
import {
  BoardByException,
  BoardPassenger,
  BoardStandBy,
  CompleteTrip,
  DepartTrip,
  RecordNoShow,
  RecordOccurrence,
  RecordReturn,
  RecordStop,
  TripsDirectory,
  type KnownTrip,
  type Travellers,
} from '#embarque/trips';
import { commandOf } from './command-of.js';
import {
  inTurn,
  isReportKind,
  reports,
  reportsStream,
  type KnownReport,
  type ReportEvent,
  type ReportKind,
  type Reports,
  type Why,
} from './domain/report.js';
import { atDepartureAtLeast, isPlausible, standingOf, type Standing } from './domain/standing.js';
import { Payloads } from './payloads.js';

const COMMANDS: Readonly<Record<ReportKind, Type<BusinessCommand>>> = {
  departure: DepartTrip,
  boarding: BoardPassenger,
  'stand-by-boarding': BoardStandBy,
  'exception-boarding': BoardByException,
  'no-show': RecordNoShow,
  stop: RecordStop,
  occurrence: RecordOccurrence,
  return: RecordReturn,
  completion: CompleteTrip,
};

type Payload = Readonly<Record<string, unknown>>;
type Verdict = Exclude<ReportEvent, { type: 'ReportReceived' | 'ReportConflictSettled' }>;

export interface Judged {
  /** Of the last event that it led to; 0 when to none. */
  readonly position: bigint;
  /** All that devices reported of the trip. */
  readonly reports: Reports;
  /** Why the trip's rules do not take them yet, by client id. */
  readonly waitingFor: ReadonlyMap<Uuid, Why>;
}

/**
 * Turns reports into facts of the trip, by the commands that everybody uses. What the trip's rules refuse is compared with
 * what the trip says; what builds on something that may still come waits, and is looked at again with every report and
 * whenever the trip moves.
 */
@Injectable()
export class Judging {
  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
    private readonly dispatcher: Dispatcher,
    private readonly payloads: Payloads,
  ) {}

  async judge(tripId: Uuid, context: CommandContext): Promise<Judged> {
    const stream = reportsStream(tripId);
    let position = 0n;
    for (;;) {
      const known = await this.streams.load(stream, reports);
      const waiting = inTurn(known);
      const waitingFor = new Map<Uuid, Why>();
      if (!waiting.length) return { position, reports: known, waitingFor };
      const payloads = await this.payloads.open(waiting);
      const verdicts: Verdict[] = [];
      let travellers = await this.trips.travellers(tripId);
      for (const [n, report] of waiting.entries()) {
        const verdict = await this.attempt(report, payloads[n], travellers, context);
        if (!('type' in verdict)) waitingFor.set(report.clientId, verdict);
        else verdicts.push(verdict);
        if ('type' in verdict && verdict.type === 'ReportApplied') travellers = await this.trips.travellers(tripId);
      }
      if (!verdicts.length) return { position, reports: known, waitingFor };
      const decided = await this.streams.settle(stream, reports, context, (state) =>
        accept(...verdicts.filter(({ data }) => state.get(data.clientId)?.status === 'waiting')),
      );
      if (decided.ok && decided.position > position) position = decided.position;
    }
  }

  private async attempt(
    report: KnownReport,
    payload: Payload | undefined,
    { trip }: Travellers,
    { now }: CommandContext,
  ): Promise<Verdict | Why> {
    const { tripId, clientId, deviceId, kind, by } = report;
    const about = { tripId, clientId };
    const refused = (why: Why): Verdict => ({ type: 'ReportRefused', data: { ...about, ...why } });
    const disputed = (why: Why): Verdict => ({ type: 'ReportDisputed', data: { ...about, ...why } });
    if (!isReportKind(kind)) {
      return refused({ code: 'unknown-kind', reasons: [`Não há registro do tipo "${kind}".`] });
    }
    if (!payload) return disputed({ code: 'person-erased', reasons: ['Os dados desta pessoa foram eliminados.'] });
    if (trip.status === 'unscheduled' || !isPlausible(report.at, trip)) {
      return disputed({ code: 'implausible-time', reasons: ['A hora do registro não cabe nesta viagem.'] });
    }

    const { commandId } = commandOf(deviceId, clientId);
    const { authorizationFrom: _, ...fields } = payload;
    const input = {
      ...fields,
      ...(report.authorizationId ? { authorizationId: report.authorizationId } : {}),
      tripId,
      at: kind.endsWith('boarding') || kind === 'no-show' ? atDepartureAtLeast(report.at, trip.departedAt) : report.at,
    };
    const outcome = await this.dispatcher.sendAs(
      // Whoever handed the report in was let in then; how late it is judged is not theirs to answer for.
      { actor: by.actor, role: 'operator', scope: 'everything', origin: 'reaction' },
      COMMANDS[kind],
      input,
      { ...by, commandId, fingerprint: commandId, correlationId: commandId, now } as CommandContext,
    );
    if (outcome.ok) return { type: 'ReportApplied', data: { ...about, position: String(outcome.position) } };

    const { refusal } = outcome;
    const why = { code: refusal.code, reasons: refusal.reasons };
    if (refusal.kind === 'invalid') return refused(why);
    const claim = { ...(fields as { odometerKm?: number; outcome?: string }), kind, at: report.at };
    switch (standingOf(claim, standing(trip, report.authorizationId, fields['personId']))) {
      case 'same':
        return { type: 'ReportConfirmed', data: about };
      case 'otherwise':
        return disputed(why);
      case 'open':
        return why;
    }
  }
}

function standing(trip: KnownTrip, authorizationId: Uuid | undefined, personId: unknown): Standing {
  const { status, passengers, departedAt, departureKm } = trip;
  const passenger = authorizationId
    ? passengers.get(authorizationId)
    : [...passengers.values()].find((one) => one.personId === personId);
  return {
    status,
    departure: departedAt && { at: departedAt, odometerKm: departureKm },
    whereabouts: passenger?.whereabouts,
    exceptional: passenger?.exceptional,
  };
}
