import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { Streams } from '#embarque/application';
import { MemoryEventStore, type EventStore } from '#embarque/event-store';
import {
  Competence,
  IbgeCode,
  idFrom,
  Instant,
  kilometres,
  LocalDate,
  the,
  type Cnes,
  type Cpf,
  type Distance,
  type Uuid,
} from '#embarque/kernel';
import { presentedSubject, sealPresented, type PeopleNames, type PresentedPerson } from '#embarque/people';
import { MemoryKeys } from '../../../privacy/src/testing/memory-keys.js';
import { projectionPool, Projector, readModelSchema, Snapshots } from '#embarque/read-model';
import { type AidKind, type Role, type Transport } from '#embarque/trips';
import { EVERYTHING } from '../../../../test/support/askers.js';
import { migratedDatabase } from '../../../../test/support/migrated.js';
import { type Switchable } from '../domain/procedure-choices.js';
import { QUANTITY_POLICIES } from '../domain/quantity-policy.js';
import { presenter } from '../domain/testing/presenter.js';
import { LedgerLines } from '../export/ledger-lines.js';
import { type BpaIndividualLine } from '../domain/bpa/line.js';
import { LedgerProjection } from '../projections/ledger/ledger.projection.js';
import { LedgerEntries, type LedgerPageView } from '../ledger-entries.js';
import { LedgerMonths } from '../ledger-months.js';
import { LedgerPreview, type Foreseen } from '../projections/ledger/ledger-preview.js';
import { type LedgerFact } from '../projections/ledger/ledger-events.js';
import { GetCompetenceHandler, type CompetenceView } from '../queries/get-competence/get-competence.js';
import {
  ListRepeatedLinesHandler,
  type RepeatedLinesView,
} from '../queries/list-repeated-lines/list-repeated-lines.js';
import { GetLineProofHandler, type LineProofView } from '../queries/get-line-proof/get-line-proof.js';
import { Reconciliation } from '../reconciliation.js';
import { productionSchema } from '../schema.js';
import { SealedPersons } from '../sealed-persons.js';

export const MANAGER = idFrom('manager');
export const ROUTE = idFrom('route');
export const TOWN = the(IbgeCode, '310080');
export const SOME_CPF = '52998224725' as Cpf;

/** Each event a second after the one before, so that every one of them is an instant to look back to. */
export const momentOf = (n: number): string => new Date(Date.UTC(2026, 10, 1) + n * 1000).toISOString();

export type BookEvent = LedgerFact;

export interface Known {
  readonly birthDate?: string;
  readonly cpf?: Cpf | undefined;
}

/** A row of `ledger.entry`, with the names of its columns. */
export interface EntryColumns {
  readonly trip_id: string;
  readonly authorization_id: string;
  readonly correction: number;
  readonly date: string;
  readonly presentation: string | null;
  readonly attended: string;
  readonly person_id: string;
  readonly procedure: string | null;
  readonly aid: string | null;
  readonly monthly: boolean;
  readonly person_version: number;
  readonly metres: number | null;
  readonly quantity: number;
  readonly policy_id: string | null;
  readonly rejected: boolean;
  readonly distance_source: string | null;
  readonly professional: string | null;
  readonly establishment: string | null;
  readonly known_from: Date | string;
  readonly causes: string;
}

const TABLES = {
  entry: 'trip_id, authorization_id, correction',
  past_entry: 'trip_id, authorization_id, correction, known_from',
  person: 'person_id, version',
  distance: 'route_id, set_at',
  route: 'route_id',
  sigtap: 'competence, version',
  manager: 'manager_id',
  closed_month: 'manager_id, competence',
};

/** Events of the rooms that the ledger follows, and the ledger they make on a PostgreSQL of its own. */
export class LedgerBook {
  store = this.emptyLog();
  keys = new MemoryKeys();
  private appended = 0;
  private live: Projector | undefined;
  private readonly snapshots: Snapshots;

  private constructor(
    private readonly database: DataSource,
    private readonly pool: Pool,
    private readonly dropDatabase: () => Promise<void>,
  ) {
    this.snapshots = new Snapshots(database);
  }

  static async open(): Promise<LedgerBook> {
    const { database, url, drop } = await migratedDatabase(readModelSchema, productionSchema);
    return new LedgerBook(database, projectionPool(url), drop);
  }

  async close(): Promise<void> {
    await this.live?.stop();
    await this.snapshots.onApplicationShutdown();
    await this.pool.end();
    await this.dropDatabase();
  }

  /** An empty log and an empty ledger. */
  async clear(): Promise<void> {
    await this.live?.stop();
    this.live = undefined;
    this.appended = 0;
    this.store = this.emptyLog();
    this.keys = new MemoryKeys();
    const tables = Object.keys(TABLES).map((table) => `ledger.${table}`);
    await this.pool.query(`truncate ${tables.join(', ')}, read_model.checkpoint`);
  }

  async happen(...events: readonly BookEvent[]): Promise<void> {
    for (const { type, data } of events) {
      await this.store.append('all', 'any', [{ id: idFrom('event', this.appended++), type, data, metadata: {} }]);
    }
  }

  /** Lets the live projector read the log, in pages of so many events. */
  async catchUp(page = 1000): Promise<void> {
    this.live = this.projector(pagedBy(this.store, page));
    this.live.start();
    await this.live.caughtUp(await this.store.head());
    await this.live.stop();
    this.live = undefined;
  }

  async rebuild(page = 5000): Promise<void> {
    const projector = this.projector(pagedBy(this.store, page));
    await projector.rebuild(projector.projections[0]!);
  }

  /** All that the ledger holds. */
  async rows(): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const [table, key] of Object.entries(TABLES)) {
      found[table] = (await this.pool.query(`select * from ledger.${table} order by ${key}`)).rows;
    }
    return found;
  }

  async entries(): Promise<EntryColumns[]> {
    return (
      await this.pool.query<EntryColumns>('select * from ledger.entry order by trip_id, authorization_id, correction')
    ).rows;
  }

  /** The only entry there is. */
  async entry(): Promise<EntryColumns> {
    const entries = await this.entries();
    if (entries.length !== 1) throw new Error(`${entries.length} entries`);
    return entries[0]!;
  }

  month(competence: string, asOf?: string): Promise<CompetenceView | undefined> {
    const view = new GetCompetenceHandler(new Streams(this.store), new LedgerMonths(this.database));
    return view.execute({ asker: EVERYTHING, managerId: MANAGER, competence, asOf } as never);
  }

  /** What SIA would alert to. */
  async repeated(competence: string, after?: string): Promise<RepeatedLinesView> {
    const names = { shownTo: () => Promise.resolve(new Map()) } as unknown as PeopleNames;
    const asked = { asker: EVERYTHING, managerId: MANAGER, competence, after };
    return (await new ListRepeatedLinesHandler(this.database, names).execute(asked as never))!;
  }

  /** Of the lines that a file of the month would have, as a check keeps it. */
  async digest(competence: string): Promise<string> {
    return (await new LedgerMonths(this.database).find(MANAGER, the(Competence, competence))).digest;
  }

  list(
    competence: string,
    asked: { only?: 'lines' | 'unpresentable'; after?: string; asOf?: string } = {},
  ): Promise<LedgerPageView> {
    return new LedgerEntries(this.database).page({
      asker: EVERYTHING,
      managerId: MANAGER,
      competence: the(Competence, competence),
      ...(asked as object),
    });
  }

  preview(event: BookEvent): Promise<Foreseen> {
    return new LedgerPreview(this.snapshots, new SealedPersons(this.keys)).of(event);
  }

  /** What a file of the month would have. */
  lines(competence: string): Promise<BpaIndividualLine[]> {
    return this.snapshots.look(async (snapshot) => {
      const lines = new LedgerLines(snapshot, this.database, new SealedPersons(this.keys));
      const found: BpaIndividualLine[] = [];
      for await (const page of lines.read(MANAGER, the(Competence, competence))) found.push(...page);
      return found;
    });
  }

  proof(entry: EntryColumns, asOf?: string): Promise<LineProofView> {
    const proving = new GetLineProofHandler(this.database, this.store, { now: () => the(Instant, momentOf(0)) });
    const { trip_id: tripId, authorization_id: authorizationId, correction } = entry;
    const asked = { asker: EVERYTHING, managerId: MANAGER, tripId, authorizationId, correction: `${correction}`, asOf };
    return proving.execute(asked as never) as Promise<LineProofView>;
  }

  /** By month: legs in lines of closed months, in lines of open ones, and among what cannot be presented. */
  reconciled() {
    const months = { refuseBehind: () => Promise.resolve(undefined) } as never;
    return new Reconciliation(this.store, this.database, months).run();
  }

  async registered(name: string, known: Known = {}): Promise<BookEvent> {
    return { type: 'PersonRegistered', data: await this.registration(name, known) };
  }

  async corrected(name: string, known: Known): Promise<BookEvent> {
    return { type: 'PersonCorrected', data: { ...(await this.registration(name, known)), reason: 'sealed' } };
  }

  private async registration(name: string, { birthDate = '1980-03-14', cpf }: Known) {
    const personId = idFrom('person', name);
    const person = { name: `${name} Exemplo`, birthDate, ...(cpf ? { cpf } : {}), municipality: TOWN };
    const key = await this.keys.keyOf(presentedSubject(personId));
    const presented = sealPresented(key, personId, person as unknown as PresentedPerson);
    return { personId, municipality: TOWN, sealed: {}, presented };
  }

  private emptyLog(): MemoryEventStore {
    return new MemoryEventStore(() => momentOf(this.appended - 1));
  }

  private projector(store: EventStore): Projector {
    return new Projector(store, this.pool, [new LedgerProjection(new SealedPersons(this.keys))], {
      info: () => {},
      fault: (_, error) => {
        throw error;
      },
    });
  }
}

const pagedBy = (store: EventStore, limit: number): EventStore =>
  Object.assign(Object.create(store) as EventStore, {
    readAll: (...[after, options]: Parameters<EventStore['readAll']>) => store.readAll(after, { ...options, limit }),
    subscribe: (...[after, options]: Parameters<EventStore['subscribe']>) =>
      store.subscribe(after, { ...options, limit }),
  });

export const erased = (name: string, kept = false): BookEvent => ({
  type: 'PersonErased',
  data: {
    ...{ personId: idFrom('person', name), at: '2026-12-01T12:00:00.000Z' as never, request: 'Protocolo 1' },
    kept: kept ? [{ what: 'Transportes', legalBasis: 'Res. SES/MG 6.254/2018, art. 10' }] : [],
  },
});
export const adopted = (from: string, policy = 0): BookEvent => ({
  type: 'QuantityPolicyAdopted',
  data: { managerId: MANAGER, policyId: QUANTITY_POLICIES[policy]!.id, version: 1, from: the(Competence, from) },
});
export const closed = (competence: string): BookEvent => ({
  type: 'CompetenceClosed',
  data: { managerId: MANAGER, competence: the(Competence, competence), presenter },
});
export const presented: BookEvent = { type: 'PresenterSet', data: { managerId: MANAGER, presenter } };
export const distanceSet = (km: number, validFrom = '2026-01-01', from = TOWN, routeId = ROUTE): BookEvent => ({
  type: 'DistanceSet',
  data: {
    ...{ routeId, from, metres: kilometres(km) satisfies Distance, source: 'DER-MG' },
    validFrom: the(LocalDate, validFrom),
  },
});
/** A procedure is presented from a month on, or no longer. */
export const switched = (mode: Switchable, from: string, on = true, establishments: Cnes[] = []): BookEvent => ({
  type: 'ProcedureSwitched',
  data: {
    ...{ managerId: MANAGER, mode, on, from: the(Competence, from), legalBasis: 'Deliberação 1' },
    ...(establishments.length ? { establishments } : {}),
  },
});
/** Money for a day, given to somebody whom the trip of this key carried. */
export const aidGranted = (
  key: string,
  date: string,
  transport: Transport,
  kind: AidKind = 'meal',
  aidId = idFrom('aid', key, transport.authorizationId),
) =>
  ({
    type: 'AidGranted',
    data: {
      ...{ aidId, kind, date: the(LocalDate, date), personId: transport.personId },
      ...{ tripId: idFrom('trip', key), authorizationId: transport.authorizationId },
      ...{ role: transport.role as 'patient', managerId: MANAGER, routeId: ROUTE, from: transport.from },
    },
  }) satisfies BookEvent;
export const aidCancelled = ({ data }: ReturnType<typeof aidGranted>): BookEvent => {
  const { aidId, personId, tripId, authorizationId, managerId } = data;
  return { type: 'AidCancelled', data: { aidId, personId, tripId, authorizationId, managerId, reason: 'not-paid' } };
};
/** SIA refuses the lines at these places of a month's first sheet. */
export const reported = (
  competence: string,
  ...refused: { sequence: number; attended?: string; companion?: boolean }[]
) =>
  ({
    type: 'SiaReportImported',
    data: {
      ...{
        managerId: MANAGER,
        competence: the(Competence, competence),
        fileName: 'r.txt',
        sha256: 'ab',
        unreadRows: 0,
      },
      establishments: [presenter.establishment],
      occurrences: refused.map(({ sequence, attended = competence, companion }, n) => ({
        ...{ line: n + 1, kind: 'BPAI' as const, sheet: 1, sequence, message: 'CEP DO USUARIO INVALIDO', code: 'cep' },
        ...{ establishment: presenter.establishment, competence: the(Competence, attended) },
        procedure: companion ? '0803010109' : '0803010125',
        ...{ occupation: presenter.occupation, professional: presenter.professional },
      })),
    },
  }) satisfies BookEvent;
export const carried = (name: string, change: Partial<Transport> & { role?: Role } = {}): Transport => ({
  ...{ authorizationId: idFrom('authorization', name), personId: idFrom('person', name), role: 'patient', from: TOWN },
  ...{ outbound: true, inbound: true, ...change },
});
export const tripDone = (key: string, date: string, ...transports: Transport[]): BookEvent => ({
  type: 'TripCompleted',
  data: {
    ...{ tripId: idFrom('trip', key) satisfies Uuid, managerId: MANAGER, routeId: ROUTE },
    ...{ date: the(LocalDate, date), at: '2026-10-05T21:00:00.000Z' as never, odometerKm: 1, transports },
  },
});
/** The trip of this key is found to have carried somebody otherwise than it was said. */
export const transportCorrected = (
  key: string,
  date: string,
  before: Transport | undefined,
  after: Transport | undefined,
): BookEvent => ({
  type: 'TransportCorrected',
  data: {
    ...{ tripId: idFrom('trip', key), managerId: MANAGER, routeId: ROUTE, date: the(LocalDate, date) },
    authorizationId: (before ?? after)!.authorizationId,
    travelled: { outbound: !!after?.outbound, inbound: !!after?.inbound },
    ...{ whereabouts: after ? 'returned' : 'absent', reason: 'sealed' },
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  },
});
