import {
  BUILT_IN_PROCEDURES,
  RuleBook,
  type Competence,
  type Distance,
  type IbgeCode,
  type LocalDate,
  type RuleTable,
} from '#embarque/kernel';
import { type Key } from '#embarque/privacy';
import { type CopyValue, type Rows } from '#embarque/read-model';
import { distanceOn, type RouteMode } from '#embarque/territory';
import { chosen, NO_CHOICES, type ChoiceEvent, type Choices } from '../../domain/choices.js';
import { type PersonFacts } from '../../domain/ledger.js';
import { bpaProfile } from '../../domain/bpa/profile.js';
import { type ExportedFile } from '../../domain/production.js';
import { type SealedPersons } from '../../sealed-persons.js';
import { type LedgerEvent } from './ledger-events.js';

interface TableDistance {
  readonly from: IbgeCode;
  readonly metres: Distance;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

interface Route {
  destination?: IbgeCode;
  mode?: RouteMode;
  readonly distances: TableDistance[];
}

/** A person's last registration. */
interface LatestVersion {
  readonly version: number;
  /** Sealed, and empty for the erased; not read when the facts are known. */
  readonly presented: string;
  facts?: PersonFacts | undefined;
}

const MONTH = ['manager_id', 'competence'] as const;

/** Whose choices hold where a manager has none. */
export const STATE = '00000000-0000-0000-0000-000000000000';

/** What entries are judged by: people, routes, the choices of managers, closed months, and what SIGTAP says. */
export class LedgerKnowledge {
  private readonly latest = new Map<string, LatestVersion>();
  private readonly keys = new Map<string, Key>();
  private readonly routes = new Map<string, Route>();
  private readonly managers = new Map<string, Choices>();
  private readonly closed = new Set<string>();
  rules = new RuleBook(BUILT_IN_PROCEDURES);
  private readonly newVersions: CopyValue[][] = [];
  private readonly newDistances: CopyValue[][] = [];
  private readonly newRoutes: { route_id: string; destination: string; mode: string }[] = [];
  private readonly newTables: { competence: string; version: string; learned_at: string; procedures: unknown }[] = [];
  private readonly newlyClosed: CopyValue[][] = [];
  private readonly chose = new Set<string>();
  private readonly returned = new Set<string>();
  private readonly sent: { manager_id: string; competence: string; lines_per_sheet: number }[] = [];
  private readonly heard: { manager_id: string; competence: string; returned_at: string }[] = [];

  constructor(private readonly persons: SealedPersons) {}

  personVersion = (personId: string): number => this.latest.get(personId)?.version ?? 0;

  /** Undefined when the person was erased. */
  person(personId: string): PersonFacts | undefined {
    const latest = this.latest.get(personId);
    if (!latest || !this.keys.has(personId)) return undefined;
    return (latest.facts ??= this.persons.factsOf(this.keys, personId, latest.version, latest.presented));
  }

  choicesOf = (managerId: string): Choices => this.managers.get(managerId) ?? NO_CHOICES;

  get choicesOfState(): Choices {
    return this.choicesOf(STATE);
  }

  destinationOf = (routeId: string): IbgeCode | undefined => this.routes.get(routeId)?.destination;

  modeOf = (routeId: string): RouteMode => this.routes.get(routeId)?.mode ?? 'road';

  distance = (routeId: string, from: IbgeCode, date: LocalDate): Distance | undefined =>
    distanceOn(this.routes.get(routeId)?.distances ?? [], from, date)?.metres;

  isClosed = (managerId: string, month: string): boolean => this.closed.has(`${managerId}/${month}`);

  register(personId: string, presented: string): void {
    const version = this.personVersion(personId) + 1;
    this.latest.set(personId, { version, presented });
    this.newVersions.push([personId, version, presented]);
  }

  addRoute({ routeId, destination, mode = 'road' }: Extract<LedgerEvent, { type: 'RouteRegistered' }>['data']): void {
    Object.assign(this.route(routeId), { destination, mode });
    this.newRoutes.push({ route_id: routeId, destination, mode });
  }

  setDistance({ position, data }: Extract<LedgerEvent, { type: 'DistanceSet' }>): void {
    const { routeId, from, metres, validFrom, validTo } = data;
    this.route(routeId).distances.push({ from, metres, validFrom, ...(validTo ? { validTo } : {}) });
    this.newDistances.push([routeId, String(position), from, metres, validFrom, validTo]);
  }

  choose(event: ChoiceEvent): void {
    const managerId = event.type === 'StateQuantityPolicyAdopted' ? STATE : event.data.managerId;
    this.managers.set(managerId, chosen(this.choicesOf(managerId), event));
    this.chose.add(managerId);
  }

  close(managerId: string, month: Competence): void {
    this.closed.add(`${managerId}/${month}`);
    this.newlyClosed.push([managerId, month]);
  }

  send(managerId: string, month: Competence, { profile }: ExportedFile): void {
    if (!profile) return;
    const { linesPerSheet } = bpaProfile(profile);
    this.sent.push({ manager_id: managerId, competence: month, lines_per_sheet: linesPerSheet });
  }

  hear(managerId: string, month: Competence, at: string): void {
    const key = `${managerId}/${month}`;
    if (!this.returned.has(key)) this.heard.push({ manager_id: managerId, competence: month, returned_at: at });
    this.returned.add(key);
  }

  /** Answers whether the table changes anything that entries are judged by. */
  learn({ position, data }: Extract<LedgerEvent, { type: 'SigtapImported' }>): boolean {
    const { competence, version, procedures } = data;
    const before = this.rules;
    this.rules = before.with({ competence, version, procedures });
    this.newTables.push({ competence, version, learned_at: String(position), procedures });
    return procedures.some(({ procedure }) => {
      const [was, is] = [before, this.rules].map((book) => book.find(Number(procedure), Number(competence)));
      return judged(was) !== judged(is);
    });
  }

  /** Reads what is not known yet. */
  async read(
    rows: Rows,
    people: Iterable<string>,
    routes: Iterable<string>,
    managers: Iterable<string>,
  ): Promise<void> {
    await this.readPersons(rows, unknown(people, this.latest));
    await this.readRoutes(rows, unknown(routes, this.routes));
    await this.readManagers(rows, unknown(managers, this.managers));
  }

  async readRules(rows: Rows): Promise<void> {
    const tables = await rows.query<{ competence: Competence; version: string; procedures: RuleTable['procedures'] }>(
      'select competence, version, procedures from sigtap order by learned_at',
    );
    for (const table of tables) this.rules = this.rules.with(table);
  }

  async save(rows: Rows): Promise<void> {
    await rows.append('person', ['person_id', 'version', 'sealed'], this.newVersions);
    await rows.append(
      'distance',
      ['route_id', 'set_at', 'from_town', 'metres', 'valid_from', 'valid_to'],
      this.newDistances,
    );
    await rows.upsert('route', ['route_id'], this.newRoutes);
    await rows.upsert('sigtap', ['competence', 'version'], this.newTables);
    await rows.append('closed_month', ['manager_id', 'competence'], this.newlyClosed);
    const choices = Array.from(this.chose, (managerId) => ({
      manager_id: managerId,
      establishment: this.choicesOf(managerId).presenter?.establishment ?? null,
      choices: this.choicesOf(managerId),
    }));
    await rows.upsert('manager', ['manager_id'], choices);
    await rows.update('closed_month', MONTH, this.sent);
    await rows.update('closed_month', MONTH, this.heard);
  }

  private route(routeId: string): Route {
    const route = this.routes.get(routeId) ?? { distances: [] };
    this.routes.set(routeId, route);
    return route;
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

  private async readRoutes(rows: Rows, routes: string[]): Promise<void> {
    if (!routes.length) return;
    const known = await rows.query<{ route_id: string; destination: IbgeCode; mode: RouteMode }>(
      'select route_id, destination, mode from route where route_id = any($1)',
      [routes],
    );
    for (const { route_id, ...route } of known) Object.assign(this.route(route_id), route);
    const distances = await rows.query<TableDistance & { routeId: string }>(
      `select route_id as "routeId", from_town as "from", metres, valid_from::text as "validFrom", valid_to::text as "validTo"
         from distance where route_id = any($1) order by set_at`,
      [routes],
    );
    for (const { routeId, ...distance } of distances) this.route(routeId).distances.push(distance);
  }

  private async readManagers(rows: Rows, managers: string[]): Promise<void> {
    if (!managers.length) return;
    const ids = this.managers.has(STATE) ? managers : [...managers, STATE];
    const known = await rows.query<{ manager_id: string; choices: Choices }>(
      'select manager_id, choices from manager where manager_id = any($1)',
      [ids],
    );
    for (const id of ids) this.managers.set(id, NO_CHOICES);
    for (const { manager_id, choices } of known) this.managers.set(manager_id, choices);
    const closed = await rows.query<{ month: string; returned: boolean }>(
      `select concat_ws('/', manager_id, competence) as month, returned_at is not null as returned
         from closed_month where manager_id = any($1)`,
      [managers],
    );
    for (const { month, returned } of closed) {
      this.closed.add(month);
      if (returned) this.returned.add(month);
    }
  }
}

const unknown = (ids: Iterable<string>, known: ReadonlyMap<string, unknown>): string[] =>
  [...new Set(ids)].filter((id) => !known.has(id));

/** Of a rule, what an entry is judged by. */
const judged = (rule: ReturnType<RuleBook['find']>): string =>
  JSON.stringify(rule && [rule.ageMonths, rule.maxQuantity, rule.occupations, rule.instruments, rule.details]);
