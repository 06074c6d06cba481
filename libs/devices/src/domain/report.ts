import { type Evolution, type Instant, type Uuid } from '#embarque/kernel';

/** What a device may report of a trip. */
export const REPORT_KINDS = [
  'departure',
  'boarding',
  'stand-by-boarding',
  'exception-boarding',
  'no-show',
  'stop',
  'occurrence',
  'return',
  'completion',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const isReportKind = (kind: string): kind is ReportKind => (REPORT_KINDS as readonly string[]).includes(kind);

/** Who reported it, as an event's metadata keeps it. */
export interface Reporter {
  readonly actor: string;
  readonly role: string;
  readonly scope: string;
  readonly origin: string;
}

/** One event of a crew's device about a trip, as it arrived. */
export interface Report {
  readonly tripId: Uuid;
  readonly managerId: Uuid;
  readonly deviceId: Uuid;
  /** The device's own id of it: whatever is sent again under it is the same report. */
  readonly clientId: Uuid;
  /** Counts a device's reports about one trip, from 1 on. */
  readonly sequence: number;
  /** By the device's clock. */
  readonly capturedAt: Instant;
  /** Seconds that the device's clock was behind ours when it sent this. */
  readonly clockOffset: number;
  /** When it happened: the device's time, by our clock. */
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly kind: string;
  /** About whom it is, when about somebody on the list. */
  readonly authorizationId?: Uuid;
  /** Under whose key the payload is sealed: the person's, or the device's when it is about nobody. */
  readonly sealedFor: Uuid;
  /** Sealed JSON of the fields that go with the kind. */
  readonly payload: string;
  /** Keyed hash of what was sent: tells a repetition from another report under the same id. */
  readonly fingerprint: string;
  readonly by: Reporter;
}

type About = { readonly tripId: Uuid; readonly clientId: Uuid };
export interface Why {
  readonly code: string;
  /** pt-BR. */
  readonly reasons: readonly string[];
}

/**
 * What arrives from devices is kept first and judged then, and nothing of it is ever dropped. A report ends as applied
 * (it is a fact of the trip now), confirming (the trip says so already), refused (it can be right of no trip) or in conflict
 * (the trip says otherwise, and a person decides). Until then it waits. What it ends as may change while the trip is under
 * way, with a report that comes later and goes before it; once a person settled it, it does not.
 */
export type ReportEvent =
  | { type: 'ReportReceived'; data: Report }
  /** `position`: how far the log reached by then. */
  | { type: 'ReportApplied'; data: About & { readonly position: string } }
  | { type: 'ReportConfirmed'; data: About }
  | { type: 'ReportRefused'; data: About & Why }
  | { type: 'ReportDisputed'; data: About & Why }
  /** It was a fact of the trip, and now builds on something that is missing. */
  | { type: 'ReportReopened'; data: About }
  | { type: 'ReportConflictSettled'; data: About & { readonly decision: ConflictDecision; readonly reason: string } };

export const CONFLICT_DECISIONS = ['dismissed', 'recorded-by-hand'] as const;
export type ConflictDecision = (typeof CONFLICT_DECISIONS)[number];

export type ReportStatus = 'waiting' | 'applied' | 'confirmed' | 'refused' | 'conflict' | 'settled';
export type KnownReport = Report & {
  readonly status: ReportStatus;
  readonly position?: string;
  /** The office settled what contradicted it: no report goes before it any more. */
  readonly upheld?: true;
} & Partial<Why>;

/** The reports about one trip, of all its devices, by their client id. */
export type Reports = ReadonlyMap<Uuid, KnownReport>;

export const reports: Evolution<Reports, ReportEvent> = {
  initial: new Map(),
  evolve(state, { type, data }) {
    if (type === 'ReportReceived') return new Map(state).set(data.clientId, { ...data, status: 'waiting' });
    const report = state.get(data.clientId);
    if (!report) return state;
    const { code: _, reasons: __, ...told } = report;
    const become = (change: Partial<KnownReport>): Reports =>
      new Map(state).set(data.clientId, { ...report, ...change });
    switch (type) {
      case 'ReportApplied':
        return new Map(state).set(data.clientId, { ...told, status: 'applied', position: data.position });
      case 'ReportConfirmed':
        return new Map(state).set(data.clientId, { ...told, status: 'confirmed' });
      case 'ReportRefused':
        return become({ status: 'refused', code: data.code, reasons: data.reasons });
      case 'ReportDisputed':
        return become({ status: 'conflict', code: data.code, reasons: data.reasons });
      case 'ReportReopened':
        return new Map(state).set(data.clientId, { ...told, status: 'waiting' });
      case 'ReportConflictSettled':
        return upholding(report, become({ status: 'settled' }));
    }
  },
};

/** Whoever settles a conflict has looked at what stands instead. */
const upholding = (settled: KnownReport, state: Reports): Reports =>
  new Map(
    [...state].map(([id, report]) => [
      id,
      report.status === 'applied' && matterOf(report) === matterOf(settled) ? { ...report, upheld: true } : report,
    ]),
  );

/** About what reports may contradict each other: a passenger, or what there is once on a trip. */
const matterOf = ({ authorizationId, kind }: Report): string => authorizationId ?? kind;

export const reportsStream = (tripId: Uuid): string => `trip-reports-${tripId}`;

/**
 * The reports in the order in which they are told: those that the office upheld first, then each device's in its own order,
 * the devices' by when it happened, by our clock. What stands behind a gap of its device is not among them; neither is what
 * was settled. This order is the same in whatever pieces and order they came.
 */
export function inOrder(state: Reports): KnownReport[] {
  const devices = [...new Set([...state.values()].map(({ deviceId }) => deviceId))];
  const turns = devices.flatMap((device) => {
    const reached = lastInRow(state, device);
    let latest = '' as Instant;
    // A clock that was set back on the way changes no order.
    return ofDevice(state, device)
      .filter(({ sequence }) => sequence <= reached)
      .map((report) => ({ report, turn: (latest = report.at > latest ? report.at : latest) }));
  });
  return turns
    .filter(({ report }) => report.status !== 'settled')
    .toSorted(
      (a, b) =>
        Number(b.report.upheld ?? false) - Number(a.report.upheld ?? false) ||
        compare(a.turn, b.turn) ||
        compare(a.report.deviceId, b.report.deviceId) ||
        bySequence(a.report, b.report),
    )
    .map(({ report }) => report);
}

/** Those under a number that their device gave to another report, too: one of them has it, and it is always the same one. */
export function underTakenNumbers(ordered: readonly KnownReport[]): ReadonlySet<Uuid> {
  const numbers = new Set<string>();
  return new Set(
    ordered.toSorted(bySequence).flatMap((report) => {
      const number = `${report.deviceId} ${report.sequence}`;
      if (numbers.has(number)) return [report.clientId];
      numbers.add(number);
      return [];
    }),
  );
}

/** Up to which number a device's reports are all there. */
export function lastInRow(state: Reports, deviceId: Uuid): number {
  const numbers = new Set(ofDevice(state, deviceId).map(({ sequence }) => sequence));
  let last = 0;
  while (numbers.has(last + 1)) last++;
  return last;
}

const ofDevice = (state: Reports, deviceId: Uuid): KnownReport[] =>
  [...state.values()].filter((report) => report.deviceId === deviceId).toSorted(bySequence);

const bySequence = (a: Report, b: Report): number =>
  a.sequence - b.sequence || compare(a.at, b.at) || compare(a.clientId, b.clientId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
