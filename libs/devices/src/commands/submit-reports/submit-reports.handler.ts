import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { canonical, FINGERPRINT, Streams, type Outcome } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { TripsDirectory, UNKNOWN_TRIP, type Travelling } from '#embarque/trips';
import { commandOf } from '../../command-of.js';
import { lastInRow, reports, reportsStream, type KnownReport, type Report, type Reports } from '../../domain/report.js';
import { byOurClock } from '../../domain/standing.js';
import { Judging } from '../../judging.js';
import { Payloads } from '../../payloads.js';
import { SubmitReports, type ReportAnswer, type ReportInput } from './submit-reports.command.js';
import { receiveReports } from './submit-reports.decision.js';

@CommandHandler(SubmitReports)
export class SubmitReportsHandler implements ICommandHandler<SubmitReports> {
  constructor(
    private readonly streams: Streams,
    private readonly trips: TripsDirectory,
    private readonly judging: Judging,
    private readonly payloads: Payloads,
    @Inject(FINGERPRINT) private readonly fingerprint: (text: string) => string,
  ) {}

  async execute(command: SubmitReports): Promise<Outcome<{ answers: ReportAnswer[]; nextSequence: number }>> {
    const { tripId, deviceId, context } = command;
    const stream = reportsStream(tripId);
    const [travellers, before, again] = await Promise.all([
      this.trips.travellers(tripId),
      this.streams.load(stream, reports),
      this.streams.answered(stream, context),
    ]);
    if (travellers.trip.status === 'unscheduled') return UNKNOWN_TRIP;
    if (again && !again.ok) return again;
    // The same request once more is answered as the first time; the same report in another request is known already.
    const taken = again?.events.filter(({ type }) => type === 'ReportReceived');
    const firstTime = new Set(taken?.map(({ data }) => (data as Report).clientId));

    const arrived = await this.read(command, { ...travellers, trip: travellers.trip }, before);
    const received = await this.streams.settle(stream, reports, context, (state) => receiveReports(arrived, state));
    if (!received.ok) return received;
    const { position, reports: after, waitingFor } = await this.judging.judge(tripId, context);
    const answers = command.reports.map((report): ReportAnswer => {
      const known = after.get(report.clientId);
      if (known?.deviceId !== deviceId || known.fingerprint !== this.fingerprintOf(report)) return REUSED(report);
      const status = STATUS[known.status];
      const why = known.reasons ? { code: known.code!, reasons: known.reasons } : waitingFor.get(known.clientId);
      const repeated =
        before.has(known.clientId) &&
        !firstTime.has(known.clientId) &&
        status !== 'waiting' &&
        status !== 'already-known';
      return {
        clientId: known.clientId,
        ...(repeated ? { status: 'already-known', first: status } : { status }),
        ...(why ? { code: why.code, reasons: why.reasons } : {}),
      };
    });
    const last = [again?.position ?? 0n, received.position, position].reduce((a, b) => (a > b ? a : b));
    return { ok: true, position: last, result: { answers, nextSequence: lastInRow(after, deviceId) + 1 } };
  }

  private read(command: SubmitReports, travelling: Travelling, known: Reports): Promise<Report[]> {
    const { deviceId, clock, context } = command;
    const { trip, authorizations } = travelling;
    const clockOffset = Math.round((Date.parse(context.now) - Date.parse(clock)) / 1000);
    const fresh = command.reports.filter(({ clientId }) => !known.has(clientId));
    // One exception boarding may stand in this very batch, before what is reported of the same passenger.
    const deviceOf = (clientId: Uuid) => known.get(clientId)?.deviceId ?? deviceId;
    return Promise.all(
      fresh.map(async (report) => {
        const { clientId, sequence, at: capturedAt, kind, payload } = report;
        const { authorizationId: named, authorizationFrom: from } = payload;
        const boarded = Uuid.is(from) ? commandOf(deviceOf(from), from).newId('authorization') : undefined;
        const authorizationId = boarded ?? (Uuid.is(named) ? named : undefined);
        const about = authorizations.get(authorizationId!)?.personId ?? payload['personId'];
        return {
          ...{ tripId: trip.tripId, managerId: trip.managerId, deviceId, clientId, sequence },
          ...{ capturedAt, clockOffset, at: byOurClock(capturedAt, clockOffset), receivedAt: context.now, kind },
          ...(authorizationId ? { authorizationId } : {}),
          ...(await this.payloads.seal({ deviceId, clientId }, about, payload)),
          fingerprint: this.fingerprintOf(report),
          by: { actor: context.actor, role: context.role, scope: context.scope, origin: context.origin },
        };
      }),
    );
  }

  private fingerprintOf({ sequence, at, kind, payload }: ReportInput): string {
    return this.fingerprint(canonical([sequence, at, kind, payload]));
  }
}

const STATUS: Readonly<Record<KnownReport['status'], ReportAnswer['status']>> = {
  waiting: 'waiting',
  applied: 'accepted',
  confirmed: 'already-known',
  refused: 'refused',
  conflict: 'conflict',
  settled: 'conflict',
};

const REUSED = ({ clientId }: ReportInput): ReportAnswer => ({
  ...{ clientId, status: 'refused', code: 'client-id-reused' },
  reasons: ['Este clientId já foi usado para outro registro: o aparelho precisa dar a este um clientId novo.'],
});
