import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, CLOCK, inReach, Value, within } from '#embarque/application';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#embarque/event-store';
import {
  refuseUnknown,
  textValue,
  Uuid,
  type Branded,
  type Clock,
  type Competence,
  type Distance,
  type Instant,
  type LocalDate,
  type Refused,
} from '#embarque/kernel';
import { appointmentStream } from '#embarque/people';
import { routeStream } from '#embarque/territory';
import { tripStream } from '#embarque/trips';
import { CAUSES, PROCEDURE_OF_ROLE, type Cause } from '../../domain/ledger.js';
import { productionStream } from '../../domain/production.js';
import { proofOf, type MissingLink, type ProofLink, type ProvenEntry } from '../../domain/proof.js';
import { formulaOf } from '../../domain/quantity-formula.js';
import { quantityPolicy } from '../../domain/quantity-policy.js';
import { checkChain, vouchesFor, type CheckedChain } from '../../proof/check-chains.js';
import { EntryRow } from '../../projections/ledger/ledger.entities.js';

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
  /** As the ledger has it; people by id only. */
  readonly entry: Omit<ProvenEntry, 'causes' | 'policyId' | 'policyVersion'> & {
    readonly procedure: string | null;
    readonly policy: ProvenPolicy | null;
    readonly causes: readonly { readonly code: string; readonly text: string; readonly remedy: string }[];
  };
  /** In the order of the log; `intact`: the stream’s chain, recomputed from its first event, vouches for it. */
  readonly links: readonly (ProofLink & { readonly intact: boolean })[];
  readonly missing: readonly MissingLink[];
  readonly chains: readonly CheckedChain[];
}

/** Everything that a line of the ledger rests on, from the distance row to the file, each with its event. */
export class GetLineProof extends BusinessQuery<LineProofView | Refused | undefined> {
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
    const { managerId, tripId, authorizationId, correction, asker } = query;
    if (!within(asker.reach, 'served', { manager: managerId })) return undefined;
    const row = await this.database
      .getRepository(EntryRow)
      .findOneBy(
        inReach<EntryRow>(
          asker.reach,
          { managerId, tripId, authorizationId, correction: Number(correction) },
          { manager: 'managerId', town: 'from' },
        ),
      );
    if (!row) return UNKNOWN;
    const entry = entryOf(row);

    const [trip, route, production] = await Promise.all([
      this.read(tripStream(tripId)),
      this.read(routeStream(entry.routeId as Uuid)),
      this.read(productionStream(managerId)),
    ]);
    const appointmentId = appointmentOf(trip.events, authorizationId);
    const streams = [
      ...[trip, route, production],
      ...(appointmentId ? [await this.read(appointmentStream(appointmentId))] : []),
    ];
    const { links, missing } = proofOf(
      streams.flatMap(({ events }) => events),
      entry,
    );
    const chains = new Map(streams.map(({ stream, events }) => [stream, checkChain(stream, events)]));
    return {
      line: `${tripId}/${authorizationId}/${correction}`,
      provenAt: this.clock.now(),
      entry: viewOf(entry),
      links: links.map((link) => ({
        ...link,
        intact: vouchesFor(chains.get(link.event.stream)!, link.event.revision),
      })),
      missing,
      chains: [...chains.values()].filter(({ events }) => events),
    };
  }

  private async read(stream: string): Promise<{ stream: string; events: RecordedEvent[] }> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream)) events.push(event);
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
  const { metres, presented, quantity, policyId, policyVersion, causes } = row;
  return {
    ...{ tripId, authorizationId, correction, managerId, personId, role, routeId, from, outbound, inbound },
    ...{ metres, presented, quantity, policyId, policyVersion, knownFrom: row.knownFrom.toISOString() },
    date: row.date as LocalDate,
    presentation: row.presentation as Competence | null,
    causes: causes.split(',').filter(Boolean),
  };
}

function viewOf({ causes, policyId, policyVersion, ...entry }: ProvenEntry): LineProofView['entry'] {
  const policy = policyId && policyVersion ? quantityPolicy(policyId, policyVersion) : undefined;
  const legs = Number(entry.outbound) + Number(entry.inbound);
  return {
    ...entry,
    procedure: PROCEDURE_OF_ROLE[entry.role] ?? null,
    policy: policy
      ? {
          ...{ id: policy.id, version: policy.version, name: policy.name },
          ...{ formula: policy.formula, legalBasis: policy.legalBasis },
          computation:
            entry.metres !== null && legs && PROCEDURE_OF_ROLE[entry.role]
              ? formulaOf(policy, entry.metres as Distance, legs as 1 | 2)
              : null,
        }
      : null,
    causes: (causes as Cause[]).map((code) => ({ code, ...CAUSES[code] })),
  };
}
