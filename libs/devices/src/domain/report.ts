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
 * (the trip says otherwise, and a person decides). Until then it waits.
 */
export type ReportEvent =
  | { type: 'ReportReceived'; data: Report }
  | { type: 'ReportApplied'; data: About & { readonly position: string } }
  | { type: 'ReportConfirmed'; data: About }
  | { type: 'ReportRefused'; data: About & Why }
  | { type: 'ReportDisputed'; data: About & Why }
  | { type: 'ReportConflictSettled'; data: About & { readonly decision: ConflictDecision; readonly reason: string } };

export const CONFLICT_DECISIONS = ['dismissed', 'recorded-by-hand'] as const;
export type ConflictDecision = (typeof CONFLICT_DECISIONS)[number];

export type ReportStatus = 'waiting' | 'applied' | 'confirmed' | 'refused' | 'conflict' | 'settled';
export type KnownReport = Report & {
  readonly status: ReportStatus;
  readonly position?: string;
} & Partial<Why>;

/** The reports about one trip, of all its devices, by their client id. */
export type Reports = ReadonlyMap<Uuid, KnownReport>;

export const reports: Evolution<Reports, ReportEvent> = {
  initial: new Map(),
  evolve(state, { type, data }) {
    if (type === 'ReportReceived') return new Map(state).set(data.clientId, { ...data, status: 'waiting' });
    const report = state.get(data.clientId);
    if (!report) return state;
    const become = (change: Partial<KnownReport>): Reports =>
      new Map(state).set(data.clientId, { ...report, ...change });
    switch (type) {
      case 'ReportApplied':
        return become({ status: 'applied', position: data.position });
      case 'ReportConfirmed':
        return become({ status: 'confirmed' });
      case 'ReportRefused':
        return become({ status: 'refused', code: data.code, reasons: data.reasons });
      case 'ReportDisputed':
        return become({ status: 'conflict', code: data.code, reasons: data.reasons });
      case 'ReportConflictSettled':
        return become({ status: 'settled' });
    }
  },
};

export const reportsStream = (tripId: Uuid): string => `trip-reports-${tripId}`;

/**
 * The reports that wait and may be judged, in the order in which they are: each device's in its own order, the devices' by
 * when it happened. What stands behind a gap of its device is not among them.
 */
export function inTurn(state: Reports): KnownReport[] {
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
    .filter(({ report }) => report.status === 'waiting')
    .toSorted(
      (a, b) =>
        compare(a.turn, b.turn) ||
        compare(a.report.deviceId, b.report.deviceId) ||
        a.report.sequence - b.report.sequence,
    )
    .map(({ report }) => report);
}

/** Up to which number a device's reports are all there. */
export function lastInRow(state: Reports, deviceId: Uuid): number {
  const numbers = new Set(ofDevice(state, deviceId).map(({ sequence }) => sequence));
  let last = 0;
  while (numbers.has(last + 1)) last++;
  return last;
}

const ofDevice = (state: Reports, deviceId: Uuid): KnownReport[] =>
  [...state.values()].filter((report) => report.deviceId === deviceId).toSorted((a, b) => a.sequence - b.sequence);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
