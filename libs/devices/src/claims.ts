import { Injectable, type Type } from '@nestjs/common';
import { parse, type BusinessCommand } from '#embarque/application';
import { fold, Uuid, type Instant } from '#embarque/kernel';
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
  tell,
  trip as trips,
  TripRecords,
  type KnownTrip,
  type Passenger,
  type PersonFacts,
  type RoadRecord,
  type TripEvent,
} from '#embarque/trips';
import { commandOf } from './command-of.js';
import { isReportKind, underTakenNumbers, type KnownReport, type ReportKind, type Why } from './domain/report.js';
import { atDepartureAtLeast, isPlausible, standingOf, type Standing } from './domain/standing.js';
import { type Tale } from './domain/verdicts.js';
import { Payloads } from './payloads.js';

export const COMMANDS: Readonly<Record<ReportKind, Type<BusinessCommand>>> = {
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

/** A report as the rules of a trip judge it. */
export interface Claim {
  readonly clientId: Uuid;
  readonly kind: string;
  readonly report: KnownReport;
  /** The fields of its command, as they came. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly said: RoadRecord | (Why & { readonly standing: 'otherwise' | 'open' | 'wrong' });
  /** Whoever boarded by exception: another device may have given them another authorisation. */
  readonly personId?: Uuid | undefined;
  readonly person?: PersonFacts | undefined;
}

/** A trip while it is told. */
export interface Telling {
  readonly state: KnownTrip;
  readonly told: readonly { readonly claim: Claim; readonly event: TripEvent }[];
}

/** Reads what devices reported as what the rules of a trip can judge. */
@Injectable()
export class Claims {
  constructor(
    private readonly records: TripRecords,
    private readonly payloads: Payloads,
  ) {}

  /** In the order of the reports; `barred` ones wait for something outside the trip. */
  async of(
    reports: readonly KnownReport[],
    trip: KnownTrip,
    barred: ReadonlyMap<Uuid, Why>,
  ): Promise<{ claims: Claim[]; tale(now: Instant): Tale<Claim, Telling> }> {
    const payloads = await this.payloads.open(reports);
    const taken = underTakenNumbers(reports);
    const boardedAs = new Map<Uuid, Uuid>();
    for (const [n, { kind, deviceId, clientId }] of reports.entries()) {
      const personId = payloads[n]?.['personId'];
      if (kind === 'exception-boarding' && Uuid.is(personId))
        boardedAs.set(commandOf(deviceId, clientId).newId('authorization'), personId);
    }
    const people = new Map(
      await Promise.all(
        [...new Set(boardedAs.values())].map(async (id) => [id, await this.records.person(id, trip.date)] as const),
      ),
    );
    const seal = await this.records.sealerFor([
      ...[...trip.passengers.values()].map(({ personId }) => personId),
      ...people.keys(),
    ]);
    const claims = reports.map((report, n): Claim => {
      const { clientId, deviceId, kind, authorizationId, at } = report;
      const { authorizationFrom: _, ...fields } = payloads[n] ?? {};
      const boarded =
        kind === 'exception-boarding' ? commandOf(deviceId, clientId).newId('authorization') : authorizationId;
      const personId = boarded && boardedAs.get(boarded);
      const input = { ...fields, ...(authorizationId ? { authorizationId } : {}), at, tripId: trip.tripId };
      const said = barred.has(clientId)
        ? { ...barred.get(clientId)!, standing: 'open' as const }
        : taken.has(clientId)
          ? { ...takenNumber(report), standing: 'otherwise' as const }
          : saidBy(report, payloads[n] && input, trip);
      return { clientId, kind, report, input, said, personId, person: personId && people.get(personId) };
    });
    const tale = (now: Instant): Tale<Claim, Telling> => ({
      tell: (claim, { state, told }) => {
        const { said, report, person } = claim;
        if ('standing' in said) return { ok: false, ...said };
        const { newId } = commandOf(report.deviceId, report.clientId);
        const decided = tell(inState(said, claim, state), state, { now, newId, person, seal });
        if (!decided.ok) return { ok: false, ...decided.refusal };
        const [event] = decided.events as [TripEvent];
        return {
          ok: true,
          trip: { state: fold(trips, decided.events, state) as KnownTrip, told: [...told, { claim, event }] },
        };
      },
      standing: (claim, { state }) =>
        'standing' in claim.said
          ? claim.said.standing
          : standingOf(
              { ...(claim.input as Said), kind: claim.said.kind, at: claim.report.at },
              standing(claim, state),
            ),
    });
    return { claims, tale };
  }
}

type Said = { readonly odometerKm?: number; readonly outcome?: string };

const takenNumber = ({ sequence }: KnownReport): Why => ({
  code: 'sequence-taken',
  reasons: [`O aparelho enviou também outro registro com o número ${sequence}.`],
});

function saidBy({ kind, at, status }: KnownReport, input: Claim['input'] | undefined, trip: KnownTrip): Claim['said'] {
  if (!isReportKind(kind))
    return { standing: 'wrong', code: 'unknown-kind', reasons: [`Não há registro do tipo "${kind}".`] };
  if (!input)
    return { standing: 'otherwise', code: 'person-erased', reasons: ['Os dados desta pessoa foram eliminados.'] };
  // What the trip said once is well-formed.
  const read =
    status === 'applied' || status === 'confirmed' ? { ok: true as const, value: input } : parse(COMMANDS[kind], input);
  if (!read.ok) return { standing: 'wrong', ...read.refusal };
  return isPlausible(at, trip)
    ? ({ kind, fields: read.value } as unknown as RoadRecord)
    : { standing: 'otherwise', code: 'implausible-time', reasons: ['A hora do registro não cabe nesta viagem.'] };
}

/** About whom, and when, once the trip stands so. */
function inState(record: RoadRecord, claim: Claim, state: KnownTrip): RoadRecord {
  const { kind, fields } = record;
  const boards = kind.endsWith('boarding') || kind === 'no-show';
  const at = boards ? atDepartureAtLeast(claim.report.at, state.departedAt) : claim.report.at;
  const passenger = kind === 'exception-boarding' ? undefined : passengerOf(claim, state);
  const about = passenger ? { authorizationId: passenger.authorizationId } : {};
  return { kind, fields: { ...fields, at, ...about } } as RoadRecord;
}

function passengerOf({ report, personId }: Claim, { passengers }: KnownTrip): Passenger | undefined {
  const named = report.authorizationId ? passengers.get(report.authorizationId) : undefined;
  return named ?? (personId ? [...passengers.values()].find((one) => one.personId === personId) : undefined);
}

function standing(claim: Claim, state: KnownTrip): Standing {
  const { status, departedAt, departureKm } = state;
  const passenger = passengerOf(claim, state);
  return {
    status,
    departure: departedAt && { at: departedAt, odometerKm: departureKm },
    whereabouts: passenger?.whereabouts,
    exceptional: passenger?.exceptional,
  };
}
