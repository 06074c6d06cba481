import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, LessThanOrEqual, MoreThan } from 'typeorm';
import { CLOCK, inReach, Value, within } from '#embarque/application';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#embarque/event-store';
import {
  refuseUnknown,
  textValue,
  Uuid,
  type Branded,
  type Cbo,
  type Cnes,
  type Cns,
  type Clock,
  type Competence,
  type Distance,
  type Instant,
  type LocalDate,
  type Refused,
} from '#embarque/kernel';
import { appointmentStream } from '#embarque/people';
import { routeStream } from '#embarque/territory';
import { aidsStream, tripStream } from '#embarque/trips';
import { countedFor } from '../../domain/benefits.js';
import { choiceOfProcedure } from '../../domain/procedure-choices.js';
import { productionStream, STATE_PRODUCTION } from '../../domain/production.js';
import { proofOf, type MissingLink, type ProofLink, type ProvenEntry } from '../../domain/proof.js';
import { formulaOf } from '../../domain/quantity-formula.js';
import { quantityPolicy } from '../../domain/quantity-policy.js';
import { ledgerAt } from '../../ledger-at.js';
import { causesOf, type CauseView } from '../../ledger-entries.js';
import { LINE_ORDER, OF_ONE_LINE, presentedIn } from '../../lines-in.js';
import { checkChain, vouchesFor, type CheckedChain } from '../../proof/check-chains.js';
import { EntryRow, PastEntryRow } from '../../projections/ledger/ledger.entities.js';
import { ProductionQuery } from '../production-query.js';

/** Which entry of a transport: `0`, or the number of a late correction. */
export type CorrectionNumber = Branded<string, 'CorrectionNumber'>;
export const CorrectionNumber = textValue<CorrectionNumber>(
  'Correção',
  'deve ser um número inteiro, 0 para o transporte',
  '0',
  (text) => /^(0|[1-9]\d{0,8})$/.test(text),
);

export interface ProvenPolicy {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly formula: string;
  readonly legalBasis: string;
  /** The formula with this line's numbers in it; null when there was nothing to compute with. */
  readonly computation: string | null;
}

/** A line of the ledger, or an entry among what cannot be presented, with everything that it rests on. */
export interface LineProofView {
  /** `tripId/authorizationId/correction`. */
  readonly line: string;
  /** When the log was read for this proof. */
  readonly provenAt: Instant;
  /** The proof tells what was known then; null: what is known now. */
  readonly asOf: Instant | null;
  /** As the ledger has it; people by id only. */
  readonly entry: Omit<ProvenEntry, 'causes' | 'policyId' | 'policyVersion'> & {
    readonly policy: ProvenPolicy | null;
    readonly causes: readonly CauseView[];
  };
  /** When a line is all of a person's month: its units, and what it is made of, each with a proof of its own. */
  readonly month?: { readonly units: number; readonly lines: readonly string[] };
  /** In the order of the log; `intact`: the stream’s chain, recomputed from its first event, vouches for it. */
  readonly links: readonly (ProofLink & { readonly intact: boolean })[];
  readonly missing: readonly MissingLink[];
  readonly chains: readonly CheckedChain[];
}

/** Everything that a line of the ledger rests on, from the distance row to the file, each with its event. */
export class GetLineProof extends ProductionQuery<LineProofView | Refused | undefined> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Uuid) tripId!: Uuid;
  @Value(Uuid) authorizationId!: Uuid;
  @Value(CorrectionNumber, { description: '0 para o transporte; senão, o número da correção' })
  correction!: CorrectionNumber;
}

const UNKNOWN = refuseUnknown('line-unknown', 'Não há linha do livro de produção com este identificador.');

@QueryHandler(GetLineProof)
export class GetLineProofHandler implements IQueryHandler<GetLineProof> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'readStream'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(query: GetLineProof): Promise<LineProofView | Refused | undefined> {
    const { managerId, tripId, authorizationId, correction, asOf, asker } = query;
    if (!within(asker.reach, 'served', { manager: managerId })) return undefined;
    const row = await this.find(query);
    if (!row) return UNKNOWN;
    const entry = entryOf(row);

    const [trip, route, production, state] = await Promise.all([
      this.read(tripStream(tripId), asOf),
      this.read(routeStream(entry.routeId as Uuid), asOf),
      this.read(productionStream(managerId), asOf),
      this.read(STATE_PRODUCTION, asOf),
    ]);
    const appointmentId = appointmentOf(trip.events, entry.passenger ?? authorizationId);
    const streams = [
      ...[trip, route, production, state],
      ...(appointmentId ? [await this.read(appointmentStream(appointmentId), asOf)] : []),
      ...(entry.aid ? [await this.read(aidsStream(entry.personId as Uuid), asOf)] : []),
    ];
    const { links, missing } = proofOf(
      streams.flatMap(({ events }) => events),
      entry,
    );
    const chains = new Map(streams.map(({ stream, events }) => [stream, checkChain(stream, events)]));
    return {
      line: `${tripId}/${authorizationId}/${correction}`,
      provenAt: this.clock.now(),
      asOf: asOf ?? null,
      entry: viewOf(entry),
      ...(row.monthly && !row.causes ? { month: await this.monthOf(row, asOf) } : {}),
      links: links.map((link) => ({
        ...link,
        intact: vouchesFor(chains.get(link.event.stream)!, link.event.revision),
      })),
      missing,
      chains: [...chains.values()].filter(({ events }) => events),
    };
  }

  /** The entry as it is known, now or at an instant, where it is the asker's to see. */
  private async find(query: GetLineProof): Promise<EntryRow | null> {
    const { managerId, tripId, authorizationId, correction, asOf, asker } = query;
    const one = {
      ...{ managerId, tripId, authorizationId, correction: Number(correction) },
      ...(asOf ? { knownFrom: LessThanOrEqual(new Date(asOf)) } : {}),
    };
    const belongs = { manager: 'managerId', town: 'from' } as const;
    const row = await this.database.getRepository(EntryRow).findOneBy(inReach<EntryRow>(asker.reach, one, belongs));
    if (row || !asOf) return row;
    const then = { ...one, knownUntil: MoreThan(new Date(asOf)) };
    return this.database.getRepository(PastEntryRow).findOneBy(inReach<PastEntryRow>(asker.reach, then, belongs));
  }

  private async monthOf(row: EntryRow, asOf?: Instant): Promise<LineProofView['month']> {
    const { establishment, attended, professional, occupation, personId, personVersion } = row;
    const { procedure, policyId, policyVersion, managerId, presentation } = row;
    const transports = await this.database.query<{ line: string; quantity: number }[]>(
      `select concat_ws('/', trip_id, authorization_id, correction) as line, quantity from ${ledgerAt(asOf, '$12')}
        where ${presentedIn('$1', '$2')} and monthly and (${OF_ONE_LINE}) = ($3, $4, $5, $6, $7, $8, $9, $10, $11)
        order by ${LINE_ORDER}`,
      [
        ...[managerId, presentation, establishment, attended, professional, occupation, personId, personVersion],
        ...[procedure, policyId, policyVersion, ...(asOf ? [asOf] : [])],
      ],
    );
    return {
      units: transports.reduce((sum, { quantity }) => sum + quantity, 0),
      lines: transports.map(({ line }) => line),
    };
  }

  private async read(stream: string, asOf?: Instant): Promise<{ stream: string; events: RecordedEvent[] }> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream)) {
      if (asOf && event.recordedAt > asOf) break;
      events.push(event);
    }
    return { stream, events };
  }
}

/** The appointment of the authorisation, or of the patient whom it accompanies. */
function appointmentOf(trip: readonly RecordedEvent[], authorizationId: string | undefined): Uuid | undefined {
  const authorization = trip
    .map(({ type, data }) => ({ type, ...(data as Record<'authorizationId' | 'appointmentId', Uuid> & With) }))
    .find((one) => one.type === 'PassengerAuthorized' && one.authorizationId === authorizationId);
  return (
    authorization?.appointmentId ??
    (authorization?.withAuthorization ? appointmentOf(trip, authorization.withAuthorization) : undefined)
  );
}
interface With {
  readonly withAuthorization?: Uuid;
}

function entryOf(row: EntryRow): ProvenEntry {
  const { tripId, authorizationId, correction, managerId, personId, role, routeId, from, outbound, inbound } = row;
  const { procedure, metres, distanceSource, presented, quantity, policyId, policyVersion, causes } = row;
  const { professional, occupation, establishment, aid, passenger } = row;
  return {
    ...{ aid, passenger },
    ...{ tripId, authorizationId, correction, managerId, personId, role, routeId, from, outbound, inbound },
    ...{
      procedure,
      metres,
      distanceSource,
      presented,
      quantity,
      policyId,
      policyVersion,
      knownFrom: row.knownFrom.toISOString(),
    },
    date: row.date as LocalDate,
    presentation: row.presentation as Competence | null,
    signer:
      professional && occupation && establishment
        ? { professional: professional as Cns, occupation: occupation as Cbo, establishment: establishment as Cnes }
        : null,
    causes: causes.split(',').filter(Boolean),
  };
}

function viewOf({ causes, policyId, policyVersion, ...entry }: ProvenEntry): LineProofView['entry'] {
  const policy = policyId && policyVersion ? quantityPolicy(policyId, policyVersion) : undefined;
  const legs = Number(entry.outbound) + Number(entry.inbound);
  return {
    ...entry,
    policy: policy
      ? {
          ...{ id: policy.id, version: policy.version, name: policy.name },
          ...{ formula: policy.formula, legalBasis: policy.legalBasis },
          computation:
            entry.metres !== null && legs && entry.procedure
              ? formulaOf(
                  countedFor(choiceOfProcedure(entry.procedure), policy)!,
                  entry.metres as Distance,
                  legs as 1 | 2,
                )
              : null,
        }
      : null,
    causes: causesOf(causes.join(',')),
  };
}
