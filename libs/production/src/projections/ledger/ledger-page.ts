import { competenceOf, type Competence, type Distance, type IbgeCode, type LocalDate } from '#embarque/kernel';
import { type Rows } from '#embarque/read-model';
import { type Transport } from '#embarque/trips';
import { adoptionFor, overrideFor, quantityAdoptionFor } from '../../domain/choices.js';
import {
  judge,
  judgeDifference,
  presentationOf,
  type Cause,
  type Judgement,
  type Realised,
} from '../../domain/ledger.js';
import { procedureFor, type ProcedureChoice } from '../../domain/procedure-choices.js';
import { quantityPolicy, type QuantityPolicy } from '../../domain/quantity-policy.js';
import { signerOf, signingPolicy, SIGNED_BY_PRESENTER } from '../../domain/signing-policy.js';
import { type SealedPersons } from '../../sealed-persons.js';
import { ENTRY_COLUMNS, legsOf, STORED_ENTRY, type Entry } from './entry.js';
import { type LedgerEvent } from './ledger-events.js';
import { LedgerKnowledge, STATE } from './ledger-knowledge.js';

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
  /** Sent lines of a file that a report of SIA speaks of, with what it says; null for those that it does not name. */
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
    if (event?.type === 'SiaReportImported') await page.readSpokenOf(rows, event);
    else await page.readEntries(rows, needs);
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

  private enter(event: Completion, transport: Transport): void {
    const { data } = event;
    const { requestedBy, regulatedBy } = transport.doctors ?? {};
    const entry: Entry = {
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
      requested_by: requestedBy ?? null,
      regulated_by: regulatedBy ?? null,
      road_metres: event.type === 'TripCompleted' ? roadMetres(event.data.departureKm, event.data.odometerKm) : null,
      ...UNJUDGED,
      presented: 0,
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

  /** What SIA says of the lines of a file: those that it refuses are to be presented again; those that it takes after all, not. */
  private hear({ data, recordedAt }: Extract<LedgerEvent, { type: 'SiaReportImported' }>): void {
    this.known.hear(data.managerId, data.competence, recordedAt);
    for (const { entry, message } of this.spokenOf) {
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
    this.add({ ...entry, ...this.judged(entry) });
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
    this.change(last, { ...balanced, ...this.judged(balanced) });
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

  /** A corrected reading of the odometer changes what no file shows yet. */
  private measureAgain(tripId: string, metres: number | null): void {
    for (const account of this.accounts.values()) {
      for (const entry of account) {
        if (entry.trip_id !== tripId || this.isSent(entry)) continue;
        const measured = { ...entry, road_metres: metres };
        const revised = { ...measured, ...this.judged(measured) };
        const { presentation } = this.isOver(entry) && revised.causes ? entry : revised;
        this.change(entry, { ...revised, presentation });
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

  private judged(entry: Entry): Judged {
    const { manager_id, role, route_id, person_id } = entry;
    const date = entry.date as LocalDate;
    const month = entry.attended as Competence;
    const choices = this.known.choicesOf(manager_id);
    const presentation = presentationOf(date, (candidate) => this.known.isClosed(manager_id, candidate));
    const choice = procedureFor(role, this.known.modeOf(route_id), date);
    const procedure = choice?.procedure;
    const rule = procedure && this.known.rules.find(Number(procedure), Number(month));

    const signing = adoptionFor(choices.signingAdoptions, month);
    const signature = signerOf(
      (signing && signingPolicy(signing.policyId, signing.version)) ?? SIGNED_BY_PRESENTER,
      {
        presenter: choices.presenter,
        links: choices.professionals,
        doctors: { requestedBy: entry.requested_by ?? undefined, regulatedBy: entry.regulated_by ?? undefined },
      },
      rule,
      date,
    );
    const signer = 'signer' in signature ? signature.signer : undefined;
    const realised = {
      ...{ role, exceptional: entry.exceptional, date, legs: legsOf(entry), procedure, rule, presentation },
      person: this.known.person(person_id),
      signing: 'causes' in signature ? signature.causes : [],
    };
    const { judgement, counted } = entry.correction
      ? this.difference(entry, realised, choice)
      : this.whole(entry, realised, choice);
    const causes = [...judgement.causes, ...(entry.rejection === null ? [] : ['rejected-by-sia' satisfies Cause])];
    return {
      // What is nothing to present stands with the month of its attendance.
      presentation: (judgement.quantity < 0 || (entry.correction && !judgement.quantity) ? null : presentation) ?? null,
      person_version: this.known.personVersion(person_id),
      procedure: procedure ?? null,
      establishment: signer?.establishment ?? null,
      professional: signer?.professional ?? null,
      occupation: signer?.occupation ?? null,
      ...counted,
      quantity: judgement.quantity,
      causes: causes.join(','),
    };
  }

  /** What is left of a line that was sent is counted as that line was. */
  private difference(entry: Entry, realised: Realised, choice: ProcedureChoice | undefined): Counting {
    const { metres, distance_source, policy_id, policy_version, presented } = entry;
    const policy = countedFor(choice, quantityPolicy(policy_id ?? '', policy_version ?? 0));
    return {
      judgement: judgeDifference({ ...realised, policy, metres: metres as Distance }, presented),
      counted: { metres, distance_source, policy_id, policy_version },
    };
  }

  private whole(entry: Entry, realised: Realised, choice: ProcedureChoice | undefined): Counting {
    const { manager_id, route_id, from_town, road_metres } = entry;
    const month = entry.attended as Competence;
    const destination = this.known.destinationOf(route_id);
    const choices = this.known.choicesOf(manager_id);
    const adopted = quantityAdoptionFor(choices, this.known.choicesOfState.adoptions, month, destination);
    const policy = countedFor(choice, adopted && quantityPolicy(adopted.policyId, adopted.version));
    const override = overrideFor(choices.overrides, destination, month);
    const table = this.known.distance(route_id, from_town as IbgeCode, realised.date);
    const [metres, source] =
      policy?.distanceSource === 'odometer'
        ? [road_metres === null ? undefined : (Math.round(road_metres / 2) as Distance), 'odometer' as const]
        : override
          ? [override.metres, 'override' as const]
          : [table, 'table' as const];
    return {
      judgement: judge({ ...realised, oneWay: metres, policy }),
      counted: {
        metres: metres ?? null,
        distance_source: metres === undefined ? null : source,
        policy_id: policy?.id ?? null,
        policy_version: policy?.version ?? null,
      },
    };
  }

  /**
   * The lines by their places in the file: numbered as the file numbers them, for each professional from the first sheet
   * on. Where those go on in a further file, sheets begin anew there, and a report does not say of which it is: nothing is
   * found, rather than another's line.
   */
  private async readSpokenOf(rows: Rows, { data }: Extract<LedgerEvent, { type: 'SiaReportImported' }>): Promise<void> {
    const { managerId, competence, establishments, occurrences } = data;
    const lines = await rows.query<Placed>(
      `with line as (
         select entry.*, (row_number() over (partition by entry.establishment, attended, professional
                           order by date, trip_id, authorization_id, correction) - 1)::int as place, lines_per_sheet,
                count(*) over (partition by entry.establishment, attended, professional) as among
           from entry
           join closed_month on closed_month.manager_id = entry.manager_id and competence = presentation
          where entry.manager_id = $1 and presentation = $2 and causes = '' and establishment = any($3)),
       occurrence as (
         select * from json_to_recordset($4) as said
           (establishment text, competence text, professional text, procedure text, sheet int, sequence int, message text))
       select trip_id, authorization_id, correction, message
         from line
         left join occurrence on occurrence.establishment = line.establishment and occurrence.competence = attended
          and occurrence.professional = line.professional and occurrence.procedure = line.procedure
          and (sheet - 1) * lines_per_sheet + sequence - 1 = place and among <= ${MOST_SHEETS} * lines_per_sheet
        where message is not null or rejected`,
      [managerId, competence, establishments, JSON.stringify(occurrences)],
    );
    await this.readAccountsOf(rows, lines);
    this.spokenOf = lines.flatMap(({ trip_id, authorization_id, correction, message }) => {
      const entry = this.accountOf(trip_id, authorization_id).find((one) => one.correction === correction);
      return entry ? [{ entry, message }] : [];
    });
  }

  private async readAccountsOf(rows: Rows, lines: readonly Placed[]): Promise<void> {
    const transports = lines.map((line) => ({ tripId: line.trip_id, authorizationId: line.authorization_id }));
    await this.take(rows, await this.ofTransports(rows, { transports, measured: new Set() }));
  }

  private async readEntries(rows: Rows, needs: Needs): Promise<void> {
    await this.take(rows, [...(await this.changeable(rows, needs)), ...(await this.ofTransports(rows, needs))]);
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

  /** What may change when a person, a distance, a choice or a rule does: whatever no file shows. */
  private async changeable(rows: Rows, { corrected, distanced, choosing, ruled }: Needs): Promise<Entry[]> {
    if (!corrected.size && !distanced.size && !choosing.size && !ruled.size) return [];
    return rows.query<Entry>(
      `select ${STORED_ENTRY}
         from entry
        where (person_id = any($1) or route_id = any($2) or manager_id = any($3) or attended = any($4))
          and presentation is not null
          and not (causes = '' and exists (
                select from closed_month where closed_month.manager_id = entry.manager_id and competence = presentation))`,
      [[...corrected], [...distanced], [...choosing], [...ruled]],
    );
  }

  private async ofTransports(
    rows: Rows,
    { transports, measured }: Pick<Needs, 'transports' | 'measured'>,
  ): Promise<Entry[]> {
    if (!transports.length && !measured.size) return [];
    return rows.query<Entry>(
      `select ${STORED_ENTRY}
         from entry
        where trip_id = any($3)
           or (trip_id, authorization_id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
      [transports.map(({ tripId }) => tripId), transports.map(({ authorizationId }) => authorizationId), [...measured]],
    );
  }

  private accountOf(tripId: string, authorizationId: string): Entry[] {
    const key = `${tripId}/${authorizationId}`;
    const account = this.accounts.get(key) ?? [];
    this.accounts.set(key, account);
    return account;
  }
}

interface SpokenOf {
  readonly entry: Entry;
  readonly message: string | null;
}
type Placed = Pick<Entry, 'trip_id' | 'authorization_id' | 'correction'> & Pick<SpokenOf, 'message'>;

type Counted = Pick<Entry, 'metres' | 'distance_source' | 'policy_id' | 'policy_version'>;
interface Counting {
  readonly judgement: Judgement;
  readonly counted: Counted;
}
type Judged = Counted &
  Pick<
    Entry,
    | 'presentation'
    | 'person_version'
    | 'procedure'
    | 'establishment'
    | 'professional'
    | 'occupation'
    | 'quantity'
    | 'causes'
  >;

/** Of a professional in one file. */
const MOST_SHEETS = 999;

const UNJUDGED = {
  ...{ procedure: null, establishment: null, professional: null, occupation: null, metres: null },
  ...{ distance_source: null, policy_id: null, policy_version: null, quantity: 0, causes: '' },
};

/** A policy counts by the unit of the procedure: 50 km by road, and others by water and air. */
const countedFor = (choice: ProcedureChoice | undefined, policy: QuantityPolicy | undefined) =>
  policy && choice && choice.unit !== 'occurrence' ? { ...policy, unitMetres: choice.unit.metres } : policy;

/** The way there and back, by the odometer; null where a reading is missing. */
const roadMetres = (departureKm: number | undefined, arrivalKm: number): number | null =>
  departureKm === undefined ? null : (arrivalKm - departureKm) * 1000;

/** Whom and what the events of a page speak of. */
class Needs {
  readonly corrected = new Set<string>();
  readonly distanced = new Set<string>();
  readonly choosing = new Set<string>();
  /** Competences of which SIGTAP says something new. */
  readonly ruled = new Set<string>();
  readonly people = new Set<string>();
  readonly routes = new Set<string>();
  readonly managers = new Set<string>();
  readonly measured = new Set<string>();
  readonly transports: { readonly tripId: string; readonly authorizationId: string }[] = [];
  /** Whether an entry may be judged; people are registered by the thousand before anybody travels. */
  readonly judging: boolean;

  constructor(events: readonly LedgerEvent[]) {
    this.judging = events.some(({ type }) => type !== 'PersonRegistered' && type !== 'RouteRegistered');
    for (const { type, data } of events) {
      switch (type) {
        case 'PersonRegistered':
        case 'RouteRegistered':
          break;
        case 'PersonCorrected':
        case 'PersonErased':
          this.corrected.add(data.personId);
          this.people.add(data.personId);
          break;
        case 'DistanceSet':
          this.distanced.add(data.routeId);
          this.routes.add(data.routeId);
          break;
        case 'SigtapImported':
          this.ruled.add(data.competence);
          break;
        case 'QuantityPolicyAdopted':
        case 'DistanceOverridden':
        case 'SigningPolicyAdopted':
        case 'ProfessionalLinked':
        case 'ProfessionalLinkEnded':
        case 'PresenterSet':
          this.choosing.add(data.managerId);
          this.managers.add(data.managerId);
          break;
        case 'StateQuantityPolicyAdopted':
          this.managers.add(STATE);
          break;
        case 'CompetenceClosed':
        case 'BpaFileExported':
        case 'SiaReportImported':
          this.managers.add(data.managerId);
          break;
        case 'LinePresentedAgain':
          this.managers.add(data.managerId);
          this.transports.push(data);
          break;
        case 'TripReadingsCorrected':
          this.measured.add(data.tripId);
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
