import { competenceOf } from '#embarque/kernel';
import { type Rows } from '#embarque/read-model';
import { type Transport } from '#embarque/trips';
import { type SealedPersons } from '../../sealed-persons.js';
import { judged, UNJUDGED, type Judged } from './entry-judging.js';
import { changeable, linesSpokenOf, ofTransports, type SpokenOf } from './entry-rows.js';
import { ENTRY_COLUMNS, legsOf, type Entry } from './entry.js';
import { type LedgerEvent } from './ledger-events.js';
import { LedgerKnowledge } from './ledger-knowledge.js';
import { Needs } from './ledger-needs.js';

type Completion = Extract<LedgerEvent, { type: 'TripCompleted' | 'TransportCorrected' }>;

/** What an entry says once the events of a page have happened, and what it said before, if it was there. */
export interface LedgerChange {
  readonly before?: Entry;
  readonly after: Entry;
}

/** What an entry said until an event changed it. */
type PastEntry = Entry & { readonly known_until: string };

/** What a page of events needs is read at once, changed in memory in the order of the log, and written at once. */
export class LedgerPage {
  /** The entries of each transport that is new, or that an event of this page may change; in their order. */
  private readonly accounts = new Map<string, Entry[]>();
  private readonly changed = new Set<Entry>();
  private readonly fresh = new Set<Entry>();
  private readonly past: PastEntry[] = [];
  /** By the report of SIA that this page is about. */
  private spokenOf: readonly SpokenOf[] = [];
  private now = '';

  private constructor(private readonly known: LedgerKnowledge) {}

  static async load(events: readonly LedgerEvent[], rows: Rows, persons: SealedPersons): Promise<LedgerPage> {
    const needs = new Needs(events);
    const known = new LedgerKnowledge(persons);
    const page = new LedgerPage(known);
    if (needs.judging) await known.readRules(rows);
    await known.read(rows, needs.people, needs.routes, needs.managers);
    const [event] = events;
    if (event?.type === 'SiaReportImported') await page.takeSpokenOf(rows, await linesSpokenOf(rows, event));
    else await page.take(rows, [...(await changeable(rows, needs)), ...(await ofTransports(rows, needs))]);
    return page;
  }

  apply(event: LedgerEvent): void {
    this.now = event.recordedAt;
    switch (event.type) {
      case 'PersonRegistered':
        return this.known.register(event.data.personId, event.data.presented);
      case 'PersonCorrected':
        return this.correctPerson(event.data);
      case 'PersonErased':
        return this.forget(event.data);
      case 'RouteRegistered':
        return this.known.addRoute(event.data);
      case 'DistanceSet': {
        const { routeId, from } = event.data;
        this.known.setDistance(event);
        return this.judgeAgain((entry) => entry.route_id === routeId && entry.from_town === from);
      }
      case 'SigtapImported': {
        const { competence } = event.data;
        if (this.known.learn(event)) this.judgeAgain(({ attended }) => attended === competence);
        return;
      }
      case 'StateQuantityPolicyAdopted':
        // It begins in a month to come, of which there is nothing yet.
        return this.known.choose(event);
      case 'QuantityPolicyAdopted':
      case 'DistanceOverridden':
      case 'ProcedureSwitched':
      case 'SigningPolicyAdopted':
      case 'ProfessionalLinked':
      case 'ProfessionalLinkEnded':
      case 'PresenterSet': {
        const { managerId } = event.data;
        this.known.choose(event);
        return this.judgeAgain((entry) => entry.manager_id === managerId);
      }
      case 'CompetenceClosed':
        return this.known.close(event.data.managerId, event.data.competence);
      case 'BpaFileExported':
        return this.known.send(event.data.managerId, event.data.competence, event.data.file);
      case 'SiaReportImported':
        return this.hear(event);
      case 'LinePresentedAgain': {
        const { tripId, authorizationId } = event.data;
        return this.mend(this.accountOf(tripId, authorizationId).at(-1));
      }
      case 'TripCompleted':
        for (const transport of event.data.transports) this.enter(event, transport);
        return;
      case 'TransportCorrected':
        return this.correct(event);
      case 'AidGranted':
        return this.enterAid(event.data);
      case 'AidCancelled': {
        const { tripId, aidId } = event.data;
        return this.tell(this.accountOf(tripId, aidId).at(-1)!, { cancelled: true });
      }
      case 'TripReadingsCorrected': {
        const { tripId, after } = event.data;
        return this.measureAgain(tripId, roadMetres(after.departureKm, after.arrivalKm));
      }
    }
  }

  async save(rows: Rows): Promise<void> {
    await this.known.save(rows);
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

  private correctPerson({ personId, presented }: { personId: string; presented: string }): void {
    this.known.register(personId, presented);
    for (const account of this.accounts.values()) {
      if (account[0]?.person_id === personId) this.mend(account.at(-1));
    }
    this.judgeAgain((entry) => entry.person_id === personId);
  }

  /** Whoever leaves nothing that the law obliges to keep is, from here on, a person of whom nothing is known. */
  private forget({ personId, kept }: Extract<LedgerEvent, { type: 'PersonErased' }>['data']): void {
    if (kept.length) return;
    this.known.register(personId, '');
    this.judgeAgain((entry) => entry.person_id === personId);
  }

  private enter({ data }: Completion, transport: Transport): void {
    const { requestedBy, regulatedBy } = transport.doctors ?? {};
    // One literal: an object of so many properties that is put together from parts is a slow one, and there are millions.
    this.begin({
      trip_id: data.tripId,
      authorization_id: transport.authorizationId,
      correction: 0,
      known_from: this.now,
      manager_id: data.managerId,
      date: data.date,
      attended: competenceOf(data.date),
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
      treated_at: transport.treatedAt ?? null,
      aid: null,
      passenger: null,
      cancelled: false,
      requested_by: requestedBy ?? null,
      regulated_by: regulatedBy ?? null,
      road_metres: roadMetres(data.departureKm, data.odometerKm),
      ...UNJUDGED,
    });
  }

  /** An aid stands and falls with the journey that it was given for, as that is known by now. */
  private enterAid(data: Extract<LedgerEvent, { type: 'AidGranted' }>['data']): void {
    const { tripId, authorizationId, aidId, kind, date } = data;
    const journey = this.accountOf(tripId, authorizationId).at(-1)!;
    this.begin({
      ...journey,
      ...{ authorization_id: aidId, correction: 0, known_from: this.now, date, attended: competenceOf(date) },
      ...{ aid: kind, passenger: authorizationId, legs: 0, treated_at: null, road_metres: null },
      ...UNJUDGED,
    });
  }

  private begin(entry: Entry): void {
    this.add({ ...entry, ...this.judge(entry) });
  }

  /**
   * What was not carried before is entered as done late. What no file shows yet is taken as corrected. A line of a closed
   * month stays as it is, and the difference is an entry of its own.
   */
  private correct(event: Extract<LedgerEvent, { type: 'TransportCorrected' }>): void {
    const { tripId, authorizationId, before, after } = event.data;
    const entry = this.accountOf(tripId, authorizationId).at(-1);
    if (!entry) return after && this.enter(event, after);
    const travelled = { outbound: !!after?.outbound, inbound: !!after?.inbound };
    if (!!before?.outbound === travelled.outbound && !!before?.inbound === travelled.inbound) return;

    this.tell(entry, travelled);
    for (const account of this.accounts.values()) {
      const aid = account.at(-1);
      if (aid?.trip_id !== tripId || aid.passenger !== authorizationId) continue;
      // Of a line that was sent only whether there was a journey at all is asked again.
      if (!this.isSent(aid) || !legsOf(aid) !== !legsOf(travelled)) this.tell(aid, travelled);
    }
  }

  /** What is known of an entry now: told otherwise while no file shows it, else by an entry of the difference. */
  private tell(entry: Entry, what: Partial<Pick<Entry, 'outbound' | 'inbound' | 'cancelled'>>): void {
    const now = { ...entry, ...what };
    const legs = entry.aid ? 0 : legsOf(now) - legsOf(entry);
    if (this.isSent(entry)) this.add(this.succeeding(entry, { ...now, legs }));
    else this.recast(entry, { ...now, legs: entry.legs + legs });
  }

  /** What no file shows yet, told otherwise. */
  private recast(entry: Entry, told: Entry): void {
    const judged = this.judge(told);
    // What could not be presented in a month that is over and still cannot, stays among what that month could not.
    const { presentation } = this.isOver(entry) && judged.causes ? entry : judged;
    this.change(entry, { ...told, ...judged, presentation });
  }

  /** The entry of what is still to be accounted for once a line was sent. */
  private succeeding(sent: Entry, now: Entry): Entry {
    const entry: Entry = {
      ...now,
      correction: sent.correction + 1,
      known_from: this.now,
      presented: sent.presented + sent.quantity,
      rejection: null,
      rejected: false,
    };
    return { ...entry, ...this.judge(entry) };
  }

  /** What SIA says of the lines of a file: those that it refuses are to be presented again; those that it takes after all, not. */
  private hear({ data, recordedAt }: Extract<LedgerEvent, { type: 'SiaReportImported' }>): void {
    this.known.hear(data.managerId, data.competence, recordedAt);
    for (const { trip_id, authorization_id, correction, message } of this.spokenOf) {
      const entry = this.accountOf(trip_id, authorization_id).find((one) => one.correction === correction)!;
      if (message !== null && !entry.rejected) this.refuse(entry, message);
      if (message === null && entry.rejected) this.takeAfterAll(entry);
    }
  }

  private refuse(line: Entry, message: string): void {
    this.change(line, { ...line, rejected: true });
    const last = this.accountOf(line.trip_id, line.authorization_id).at(-1)!;
    if (!this.isSent(last)) return this.rebalance(last, -line.quantity, line.legs, message);
    const { presented, quantity } = last;
    const entry: Entry = {
      ...last,
      correction: last.correction + 1,
      known_from: this.now,
      legs: line.legs,
      presented: presented + (last.rejected && last !== line ? 0 : quantity) - line.quantity,
      rejection: message,
      rejected: false,
    };
    this.add({ ...entry, ...this.judge(entry) });
  }

  /** Unless it was presented again already: what was sent stays sent. */
  private takeAfterAll(line: Entry): void {
    const last = this.accountOf(line.trip_id, line.authorization_id).at(-1)!;
    if (last === line || this.isSent(last)) return;
    this.change(line, { ...line, rejected: false });
    this.rebalance(last, line.quantity, -line.legs, null);
  }

  /** What is left to present of a transport, when more or less of it was presented than was thought. */
  private rebalance(last: Entry, units: number, legs: number, rejection: string | null): void {
    const balanced = { ...last, presented: last.presented + units, legs: last.legs + legs, rejection };
    this.change(last, { ...balanced, ...this.judge(balanced) });
  }

  private mend(entry: Entry | undefined): void {
    if (!entry || entry.rejection === null) return;
    const mended = { ...entry, rejection: null };
    this.change(entry, { ...mended, ...this.judge(mended) });
  }

  private judgeAgain(concerns: (entry: Entry) => boolean): void {
    for (const account of this.accounts.values()) for (const entry of account) if (concerns(entry)) this.revise(entry);
  }

  /** A closed month stays as it was closed, except that what could not be presented in it, once mended, is a line of a later one. */
  private revise(entry: Entry): void {
    if (this.isSent(entry)) return;
    const judged = this.judge(entry);
    if (this.isOver(entry) && judged.causes) return;
    this.change(entry, { ...entry, ...judged });
  }

  /** A corrected reading of the odometer changes what no file shows yet. */
  private measureAgain(tripId: string, metres: number | null): void {
    for (const account of this.accounts.values()) {
      for (const entry of account) {
        if (entry.trip_id !== tripId || entry.aid || this.isSent(entry)) continue;
        this.recast(entry, { ...entry, road_metres: metres });
      }
    }
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
    !causes && presentation !== null && this.known.isClosed(manager_id, presentation);

  private isOver = ({ manager_id, presentation }: Entry): boolean =>
    presentation === null || this.known.isClosed(manager_id, presentation);

  private async takeSpokenOf(rows: Rows, lines: readonly SpokenOf[]): Promise<void> {
    const transports = lines.map((line) => ({ tripId: line.trip_id, authorizationId: line.authorization_id }));
    await this.take(rows, await ofTransports(rows, { transports, measured: new Set() }));
    this.spokenOf = lines;
  }

  private async take(rows: Rows, entries: readonly Entry[]): Promise<void> {
    if (!entries.length) return;
    for (const entry of entries) {
      const account = this.accountOf(entry.trip_id, entry.authorization_id);
      if (!account.some(({ correction }) => correction === entry.correction)) account.push(entry);
    }
    for (const account of this.accounts.values()) account.sort((one, other) => one.correction - other.correction);
    const idsOf = (column: 'person_id' | 'route_id' | 'manager_id') => entries.map((entry) => entry[column]);
    await this.known.read(rows, idsOf('person_id'), idsOf('route_id'), idsOf('manager_id'));
  }

  private judge = (entry: Entry): Judged => judged(entry, this.known);

  private accountOf(tripId: string, authorizationId: string): Entry[] {
    const key = `${tripId}/${authorizationId}`;
    const account = this.accounts.get(key) ?? [];
    this.accounts.set(key, account);
    return account;
  }
}

/** The way there and back, by the odometer; null where a reading is missing. */
const roadMetres = (departureKm: number | undefined, arrivalKm: number | undefined): number | null =>
  departureKm === undefined || arrivalKm === undefined ? null : (arrivalKm - departureKm) * 1000;

const PAST_COLUMNS = [...ENTRY_COLUMNS, 'known_until'] as const;

const keyOf = ({ trip_id, authorization_id, correction }: Entry): string =>
  `${trip_id}/${authorization_id}/${correction}`;
