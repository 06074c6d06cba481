import { type RecordedEvent } from '#embarque/event-store';
import {
  competenceOf,
  type Competence,
  type Distance,
  type IbgeCode,
  type LocalDate,
  type RuleBook,
} from '#embarque/kernel';
import { type PersonEvent } from '#embarque/people';
import { type Key } from '#embarque/privacy';
import { type CopyValue, type Rows } from '#embarque/read-model';
import { distanceOn, type RouteEvent } from '#embarque/territory';
import { type Transport, type TripEvent } from '#embarque/trips';
import {
  judge,
  judgeDifference,
  presentationOf,
  PROCEDURE_OF_ROLE,
  type Cause,
  type Judgement,
  type PersonFacts,
} from '../../domain/ledger.js';
import { adoptionFor, type ProductionEvent } from '../../domain/production.js';
import { quantityPolicy } from '../../domain/quantity-policy.js';
import { type SealedPersons } from '../../sealed-persons.js';
import { ENTRY_COLUMNS, legsOf, STORED_ENTRY, type Entry } from './entry.js';

export type LedgerEvent = RecordedEvent &
  (
    | Exclude<PersonEvent, { type: 'IdentityForfeited' }>
    | Extract<RouteEvent, { type: 'DistanceSet' }>
    | Extract<
        ProductionEvent,
        { type: 'QuantityPolicyAdopted' | 'PresenterSet' | 'CompetenceClosed' | 'LinePresentedAgain' }
      >
    | Extract<TripEvent, { type: 'TripCompleted' | 'TransportCorrected' }>
  );
type Completion = Extract<LedgerEvent, { type: 'TripCompleted' | 'TransportCorrected' }>;

interface TableDistance {
  readonly from: IbgeCode;
  readonly metres: Distance;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

interface Adoption {
  readonly policyId: string;
  readonly version: number;
  readonly from: Competence;
}

/** A person's last registration. */
interface LatestVersion {
  readonly version: number;
  /** Sealed, and empty for the erased; not read when the facts are known. */
  readonly presented: string;
  facts?: PersonFacts | undefined;
}

/** What an entry says once the events of a page have happened, and what it said before, if it was there. */
export interface LedgerChange {
  readonly before?: Entry;
  readonly after: Entry;
}

/** What an entry said until an event changed it. */
type PastEntry = Entry & { readonly known_until: string };

/** What a page of events needs is read at once, changed in memory in the order of the log, and written at once. */
export class LedgerPage {
  private readonly latest = new Map<string, LatestVersion>();
  private readonly keys = new Map<string, Key>();
  private readonly distances = new Map<string, TableDistance[]>();
  private readonly adoptions = new Map<string, Adoption[]>();
  private readonly closed = new Set<string>();
  /** The entries of each transport that is new, or that an event of this page may change; in their order. */
  private readonly accounts = new Map<string, Entry[]>();
  private readonly changed = new Set<Entry>();
  private readonly fresh = new Set<Entry>();
  private readonly past: PastEntry[] = [];
  private readonly newVersions: CopyValue[][] = [];
  private readonly newDistances: CopyValue[][] = [];
  private readonly newAdoptions: CopyValue[][] = [];
  private readonly newlyClosed: CopyValue[][] = [];
  private readonly presenters: { manager_id: string; establishment: string }[] = [];
  private now = '';

  private constructor(
    private readonly persons: SealedPersons,
    private readonly rules: RuleBook,
  ) {}

  static async load(
    events: readonly LedgerEvent[],
    rows: Rows,
    persons: SealedPersons,
    rules: RuleBook,
  ): Promise<LedgerPage> {
    const needs = new Needs(events);
    const page = new LedgerPage(persons, rules);
    await page.readPersons(rows, [...needs.people]);
    await page.readSettings(rows, [...needs.routes], [...needs.managers]);
    await page.readEntries(rows, needs);
    return page;
  }

  apply(event: LedgerEvent): void {
    this.now = event.recordedAt;
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonCorrected':
        return this.register(event);
      case 'PersonErased':
        return this.forget(event.data);
      case 'DistanceSet': {
        const { routeId, from, metres, validFrom, validTo } = event.data;
        this.listOf(this.distances, routeId).push({ from, metres, validFrom, ...(validTo ? { validTo } : {}) });
        this.newDistances.push([routeId, String(event.position), from, metres, validFrom, validTo]);
        return this.judgeAgain((entry) => entry.route_id === routeId && entry.from_town === from);
      }
      case 'QuantityPolicyAdopted': {
        const { managerId, policyId, version, from } = event.data;
        this.listOf(this.adoptions, managerId).push({ policyId, version, from });
        this.newAdoptions.push([managerId, String(event.position), policyId, version, from]);
        return this.judgeAgain((entry) => entry.manager_id === managerId);
      }
      case 'PresenterSet':
        this.presenters.push({ manager_id: event.data.managerId, establishment: event.data.presenter.establishment });
        return;
      case 'CompetenceClosed':
        this.closed.add(monthKey(event.data.managerId, event.data.competence));
        this.newlyClosed.push([event.data.managerId, event.data.competence]);
        return;
      case 'LinePresentedAgain': {
        const { tripId, authorizationId } = event.data;
        return this.mend(this.accountOf(tripId, authorizationId).at(-1));
      }
      case 'TripCompleted':
        for (const transport of event.data.transports) this.enter(event, transport);
        return;
      case 'TransportCorrected':
        return this.correct(event);
    }
  }

  async save(rows: Rows): Promise<void> {
    await rows.append('person', ['person_id', 'version', 'sealed'], this.newVersions);
    await rows.append(
      'distance',
      ['route_id', 'set_at', 'from_town', 'metres', 'valid_from', 'valid_to'],
      this.newDistances,
    );
    await rows.append(
      'adoption',
      ['manager_id', 'decided_at', 'policy_id', 'version', 'valid_from'],
      this.newAdoptions,
    );
    await rows.upsert('presenter', ['manager_id'], this.presenters);
    await rows.append('closed_month', ['manager_id', 'competence'], this.newlyClosed);
    await rows.append(
      'entry',
      ENTRY_COLUMNS,
      Array.from(this.fresh, (entry) => ENTRY_COLUMNS.map((column) => entry[column])),
    );
    await rows.upsert(
      'entry',
      ['trip_id', 'authorization_id', 'correction'],
      Array.from(this.changed, (entry) => ({ ...entry })),
    );
    await rows.append(
      'past_entry',
      PAST_COLUMNS,
      this.past.map((entry) => PAST_COLUMNS.map((column) => entry[column])),
    );
  }

  /** What the events of this page made of each entry that they touched. */
  changes(): LedgerChange[] {
    const before = new Map(this.past.toReversed().map((entry) => [keyOf(entry), entry]));
    return [
      ...Array.from(this.fresh, (after) => ({ after })),
      ...Array.from(this.changed, (after) => ({ before: before.get(keyOf(after))!, after })),
    ];
  }

  private register({ type, data }: Extract<LedgerEvent, { type: 'PersonRegistered' | 'PersonCorrected' }>): void {
    const { personId, presented } = data;
    this.setLatest(personId, presented);
    if (type === 'PersonRegistered') return;
    for (const account of this.accounts.values()) {
      if (account[0]?.person_id === personId) this.mend(account.at(-1));
    }
    this.judgeAgain((entry) => entry.person_id === personId);
  }

  /** Whoever leaves nothing that the law obliges to keep is, from here on, a person of whom nothing is known. */
  private forget({ personId, kept }: Extract<LedgerEvent, { type: 'PersonErased' }>['data']): void {
    if (kept.length) return;
    this.setLatest(personId, '');
    this.judgeAgain((entry) => entry.person_id === personId);
  }

  private setLatest(personId: string, presented: string): void {
    const version = (this.latest.get(personId)?.version ?? 0) + 1;
    this.latest.set(personId, { version, presented });
    this.newVersions.push([personId, version, presented]);
  }

  private enter({ data }: Completion, transport: Transport): void {
    const entry: Entry = {
      trip_id: data.tripId,
      authorization_id: transport.authorizationId,
      correction: 0,
      known_from: this.now,
      manager_id: data.managerId,
      date: data.date,
      presentation: null,
      person_id: transport.personId,
      person_version: 0,
      role: transport.role,
      route_id: transport.routeId ?? data.routeId,
      from_town: transport.from,
      outbound: transport.outbound,
      inbound: transport.inbound,
      legs: legsOf(transport),
      exceptional: !!transport.exceptional,
      metres: null,
      presented: 0,
      quantity: 0,
      policy_id: null,
      policy_version: null,
      causes: '',
      rejection: null,
      rejected: false,
    };
    this.add({ ...entry, ...this.judged(entry) });
  }

  /**
   * What was not carried before is entered as done late. What no file shows yet is taken as corrected. A line of a closed
   * month stays as it is, and the difference is an entry of its own.
   */
  private correct(event: Extract<LedgerEvent, { type: 'TransportCorrected' }>): void {
    const { tripId, authorizationId, before, after } = event.data;
    const entry = this.accountOf(tripId, authorizationId).at(-1);
    if (!entry) return after && this.enter(event, after);
    const { outbound, inbound } = { outbound: !!after?.outbound, inbound: !!after?.inbound };
    if (!!before?.outbound === outbound && !!before?.inbound === inbound) return;

    const corrected = { ...entry, outbound, inbound, legs: entry.legs + legsOf({ outbound, inbound }) - legsOf(entry) };
    if (this.isSent(entry)) return this.add(this.succeeding(entry, corrected));
    const revised = { ...corrected, ...this.judged(corrected) };
    // What could not be presented in a month that is over and still cannot, stays among what that month could not.
    const { presentation } = this.isOver(entry) && revised.causes ? entry : revised;
    this.change(entry, { ...revised, presentation });
  }

  /** The entry of what is still to be accounted for once a line was sent. */
  private succeeding(sent: Entry, now: Pick<Entry, 'outbound' | 'inbound'>): Entry {
    const entry: Entry = {
      ...sent,
      correction: sent.correction + 1,
      known_from: this.now,
      outbound: now.outbound,
      inbound: now.inbound,
      legs: legsOf(now) - legsOf(sent),
      presented: sent.presented + sent.quantity,
      rejection: null,
      rejected: false,
    };
    return { ...entry, ...this.judged(entry) };
  }

  private mend(entry: Entry | undefined): void {
    if (!entry || entry.rejection === null) return;
    const mended = { ...entry, rejection: null };
    this.change(entry, { ...mended, ...this.judged(mended) });
  }

  private judgeAgain(concerns: (entry: Entry) => boolean): void {
    for (const account of this.accounts.values()) for (const entry of account) if (concerns(entry)) this.revise(entry);
  }

  /** A closed month stays as it was closed, except that what could not be presented in it, once mended, is a line of a later one. */
  private revise(entry: Entry): void {
    if (this.isSent(entry)) return;
    const judged = this.judged(entry);
    if (this.isOver(entry) && judged.causes) return;
    this.change(entry, { ...entry, ...judged });
  }

  private add(entry: Entry): void {
    this.accountOf(entry.trip_id, entry.authorization_id).push(entry);
    this.fresh.add(entry);
  }

  private change(entry: Entry, changed: Entry): void {
    if (ENTRY_COLUMNS.every((column) => entry[column] === changed[column])) return;
    if (entry.known_from !== this.now) this.past.push({ ...entry, known_until: this.now });
    Object.assign(entry, changed, { known_from: this.now });
    if (!this.fresh.has(entry)) this.changed.add(entry);
  }

  /** A line that its month was closed with. */
  private isSent = ({ manager_id, presentation, causes }: Entry): boolean =>
    !causes && presentation !== null && this.closed.has(monthKey(manager_id, presentation));

  private isOver = ({ manager_id, presentation }: Entry): boolean =>
    presentation === null || this.closed.has(monthKey(manager_id, presentation));

  private judged(
    entry: Entry,
  ): Pick<
    Entry,
    'presentation' | 'person_version' | 'metres' | 'quantity' | 'policy_id' | 'policy_version' | 'causes'
  > {
    const { manager_id, role, route_id, person_id, presented } = entry;
    const date = entry.date as LocalDate;
    const month = competenceOf(date);
    const presentation = presentationOf(date, (candidate) => this.closed.has(monthKey(manager_id, candidate)));
    const realised = {
      role,
      exceptional: entry.exceptional,
      date,
      legs: legsOf(entry),
      person: this.factsOf(person_id),
      rule: this.rules.find(Number(PROCEDURE_OF_ROLE[role]), Number(month)),
      presentation,
    };
    const known = { presentation: presentation ?? null, person_version: this.latest.get(person_id)?.version ?? 0 };
    const causesOf = ({ causes }: Judgement) =>
      [...causes, ...(entry.rejection === null ? [] : ['rejected-by-sia' satisfies Cause])].join(',');
    if (entry.correction) {
      const { metres, policy_id, policy_version } = entry;
      const policy = quantityPolicy(policy_id ?? '', policy_version ?? 0);
      const judgement = judgeDifference({ ...realised, policy, metres: metres as Distance }, presented);
      const shown = judgement.quantity > 0 ? known : { ...known, presentation: null };
      return { ...shown, metres, policy_id, policy_version, quantity: judgement.quantity, causes: causesOf(judgement) };
    }
    const adopted = adoptionFor(this.adoptions.get(manager_id) ?? [], month);
    const policy = adopted && quantityPolicy(adopted.policyId, adopted.version);
    const metres = distanceOn(this.distances.get(route_id) ?? [], entry.from_town as IbgeCode, date)?.metres;
    const judgement = judge({ ...realised, oneWay: metres, policy });
    return {
      ...known,
      metres: metres ?? null,
      policy_id: policy?.id ?? null,
      policy_version: policy?.version ?? null,
      quantity: judgement.quantity,
      causes: causesOf(judgement),
    };
  }

  private async readPersons(rows: Rows, people: string[]): Promise<void> {
    if (!people.length) return;
    const latest = await rows.query<{ person_id: string; version: number }>(
      'select person_id, max(version) as version from person where person_id = any($1) group by person_id',
      [people],
    );
    const unread: { person_id: string; version: number }[] = [];
    for (const { person_id, version } of latest) {
      const facts = this.persons.known(person_id, version);
      this.latest.set(person_id, { version, presented: '', facts });
      if (!facts) unread.push({ person_id, version });
    }
    for (const [personId, key] of await this.persons.keysOf(people)) this.keys.set(personId, key);
    if (!unread.length) return;
    const read = await rows.query<{ person_id: string; version: number; sealed: string }>(
      `select person_id, version, sealed from person
        join unnest($1::uuid[], $2::int[]) as wanted (id, number) on person_id = id and version = number`,
      [unread.map(({ person_id }) => person_id), unread.map(({ version }) => version)],
    );
    for (const { person_id, version, sealed } of read) this.latest.set(person_id, { version, presented: sealed });
  }

  /** Undefined when the person was erased. */
  private factsOf(personId: string): PersonFacts | undefined {
    const latest = this.latest.get(personId);
    if (!latest || !this.keys.has(personId)) return undefined;
    return (latest.facts ??= this.persons.factsOf(this.keys, personId, latest.version, latest.presented));
  }

  private async readSettings(rows: Rows, routes: string[], managers: string[]): Promise<void> {
    if (routes.length) {
      const distances = await rows.query<TableDistance & { routeId: string }>(
        `select route_id as "routeId", from_town as "from", metres, valid_from::text as "validFrom", valid_to::text as "validTo"
           from distance where route_id = any($1) order by set_at`,
        [routes],
      );
      for (const { routeId, ...distance } of distances) this.listOf(this.distances, routeId).push(distance);
    }
    if (managers.length) {
      const adoptions = await rows.query<Adoption & { managerId: string }>(
        `select manager_id as "managerId", policy_id as "policyId", version, valid_from as "from"
           from adoption where manager_id = any($1) order by decided_at`,
        [managers],
      );
      for (const { managerId, ...adoption } of adoptions) this.listOf(this.adoptions, managerId).push(adoption);
      const closed = await rows.query<{ manager_id: string; competence: string }>(
        'select manager_id, competence from closed_month where manager_id = any($1)',
        [managers],
      );
      for (const { manager_id, competence } of closed) this.closed.add(monthKey(manager_id, competence));
    }
  }

  private async readEntries(rows: Rows, needs: Needs): Promise<void> {
    const entries = [...(await this.changeable(rows, needs)), ...(await this.ofTransports(rows, needs))];
    if (!entries.length) return;
    for (const entry of entries) {
      const account = this.accountOf(entry.trip_id, entry.authorization_id);
      if (!account.some(({ correction }) => correction === entry.correction)) account.push(entry);
    }
    for (const account of this.accounts.values()) account.sort((one, other) => one.correction - other.correction);
    await this.readPersons(
      rows,
      [...new Set(entries.map(({ person_id }) => person_id))].filter((id) => !this.latest.has(id)),
    );
    const unknownRoutes = [...new Set(entries.map(({ route_id }) => route_id))].filter((id) => !this.distances.has(id));
    const unknownManagers = [...new Set(entries.map(({ manager_id }) => manager_id))].filter(
      (id) => !this.adoptions.has(id),
    );
    await this.readSettings(rows, unknownRoutes, unknownManagers);
  }

  /** What may change when a person, a distance or a policy does: whatever no file shows. */
  private async changeable(rows: Rows, { corrected, distanced, adopting }: Needs): Promise<Entry[]> {
    if (!corrected.size && !distanced.size && !adopting.size) return [];
    return rows.query<Entry>(
      `select ${STORED_ENTRY}
         from entry
        where (person_id = any($1) or route_id = any($2) or manager_id = any($3)) and presentation is not null
          and not (causes = '' and exists (
                select from closed_month where closed_month.manager_id = entry.manager_id and competence = presentation))`,
      [[...corrected], [...distanced], [...adopting]],
    );
  }

  private async ofTransports(rows: Rows, { transports }: Needs): Promise<Entry[]> {
    if (!transports.length) return [];
    return rows.query<Entry>(
      `select ${STORED_ENTRY}
         from entry
         join unnest($1::uuid[], $2::uuid[]) as wanted (trip, person) on trip_id = trip and authorization_id = person`,
      [transports.map(({ tripId }) => tripId), transports.map(({ authorizationId }) => authorizationId)],
    );
  }

  private accountOf = (tripId: string, authorizationId: string): Entry[] =>
    this.listOf(this.accounts, `${tripId}/${authorizationId}`);

  private listOf<T>(lists: Map<string, T[]>, key: string): T[] {
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    return list;
  }
}

/** Whom and what the events of a page speak of. */
class Needs {
  readonly corrected = new Set<string>();
  readonly distanced = new Set<string>();
  readonly adopting = new Set<string>();
  readonly people = new Set<string>();
  readonly routes = new Set<string>();
  readonly managers = new Set<string>();
  readonly transports: { readonly tripId: string; readonly authorizationId: string }[] = [];

  constructor(events: readonly LedgerEvent[]) {
    for (const { type, data } of events) {
      switch (type) {
        case 'PersonCorrected':
        case 'PersonErased':
          this.corrected.add(data.personId);
          this.people.add(data.personId);
          break;
        case 'PersonRegistered':
          break;
        case 'DistanceSet':
          this.distanced.add(data.routeId);
          this.routes.add(data.routeId);
          break;
        case 'QuantityPolicyAdopted':
          this.adopting.add(data.managerId);
          this.managers.add(data.managerId);
          break;
        case 'PresenterSet':
          break;
        case 'CompetenceClosed':
          this.managers.add(data.managerId);
          break;
        case 'LinePresentedAgain':
          this.managers.add(data.managerId);
          this.transports.push(data);
          break;
        case 'TripCompleted':
          this.managers.add(data.managerId);
          this.routes.add(data.routeId);
          for (const { personId, routeId } of data.transports) {
            this.people.add(personId);
            if (routeId) this.routes.add(routeId);
          }
          break;
        case 'TransportCorrected':
          this.managers.add(data.managerId);
          this.transports.push(data);
          for (const { personId, routeId = data.routeId } of [data.before, data.after].flatMap((one) => one ?? [])) {
            this.people.add(personId);
            this.routes.add(routeId);
          }
      }
    }
  }
}

const PAST_COLUMNS = [...ENTRY_COLUMNS, 'known_until'] as const;

const keyOf = ({ trip_id, authorization_id, correction }: Entry): string =>
  `${trip_id}/${authorization_id}/${correction}`;
const monthKey = (managerId: string, competence: string): string => `${managerId}/${competence}`;
