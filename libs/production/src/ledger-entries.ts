import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { inReach, type Asker } from '#embarque/application';
import { addMonths, firstDayOf, LocalDate, Uuid, type Competence, type Instant } from '#embarque/kernel';
import { CAUSES, type Cause } from './domain/ledger.js';
import { EntryRow, PastEntryRow } from './projections/ledger/ledger.entities.js';

const PAGE = 200;

export interface LedgerEntryView {
  /** Names the entry: `viagem/autorização/correção`. */
  readonly line: string;
  readonly tripId: string;
  readonly authorizationId: string;
  readonly date: string;
  readonly personId: string;
  /** Of an aid: what for, and to which passenger of the trip; `authorizationId` is then the aid's own id. */
  readonly aid?: { readonly kind: string; readonly passenger: string };
  readonly role: string;
  readonly procedure?: string;
  readonly legs: 'round-trip' | 'outbound' | 'return' | 'none';
  /** 1, 2 … for what became of the transport after a file had shown it. */
  readonly correction?: number;
  /** One way, and what says so: `table`, `override` or `odometer`. */
  readonly metres: number | null;
  readonly distanceSource?: string;
  readonly signer?: { readonly professional: string; readonly occupation: string; readonly establishment: string };
  readonly quantity: number;
  readonly policy: { readonly id: string; readonly version: number } | null;
  /** A part of the one line that its person's month is. */
  readonly monthly?: true;
  /** SIA refused this line. */
  readonly rejected?: true;
  readonly causes: readonly CauseView[];
}

export interface CauseView {
  readonly code: Cause;
  readonly text: string;
  readonly remedy: string;
}

export interface LedgerPageView {
  readonly entries: readonly LedgerEntryView[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

interface Asked {
  readonly managerId: Uuid;
  readonly competence: Competence;
  readonly only?: 'lines' | 'unpresentable' | undefined;
  readonly after?: string | undefined;
  readonly asOf?: Instant | undefined;
  readonly asker: Asker;
}

/** A month's entries, with those of its days that are too late for any, 200 at a time and each in its asker's reach. */
@Injectable()
export class LedgerEntries {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async page(asked: Asked): Promise<LedgerPageView> {
    const [now, then] = await Promise.all([
      this.entriesOf(EntryRow, asked),
      asked.asOf ? this.entriesOf(PastEntryRow, asked) : [],
    ]);
    const rows = then.length ? [...now, ...then].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) : now;
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return { entries: rows.slice(0, PAGE).map(viewOf), ...(last ? { next: keyOf(last) } : {}) };
  }

  private entriesOf(
    table: typeof EntryRow | typeof PastEntryRow,
    { managerId, competence, only, after, asOf, asker }: Asked,
  ): Promise<EntryRow[]> {
    const select = this.database
      .getRepository(table)
      .createQueryBuilder('entry')
      .where(inReach<EntryRow>(asker.reach, { managerId }, { manager: 'managerId', town: 'from' }))
      .andWhere(
        '(entry.presentation = :competence or entry.presentation is null and entry.date >= :from and entry.date < :to)',
        { competence, from: firstDayOf(competence), to: firstDayOf(addMonths(competence, 1)) },
      )
      .orderBy({
        'entry.date': 'ASC',
        'entry.trip_id': 'ASC',
        'entry.authorization_id': 'ASC',
        'entry.correction': 'ASC',
      })
      .limit(PAGE + 1);
    if (only) select.andWhere(only === 'lines' ? `entry.causes = ''` : `entry.causes <> ''`);
    if (asOf) select.andWhere('entry.known_from <= :asOf', { asOf });
    if (asOf && table === PastEntryRow) select.andWhere('entry.known_until > :asOf');
    const [date, trip, authorization, correction] = after?.split('/') ?? [];
    if (LocalDate.is(date) && Uuid.is(trip) && Uuid.is(authorization) && /^\d{1,9}$/.test(correction ?? '')) {
      select.andWhere(
        '(entry.date, entry.trip_id, entry.authorization_id, entry.correction) > (:date, :trip, :authorization, :correction)',
        { date, trip, authorization, correction: Number(correction) },
      );
    }
    return select.getMany();
  }
}

/** In the order of the ledger, for fewer than ten corrections of one transport as for more. */
const keyOf = ({ date, tripId, authorizationId, correction }: EntryRow): string =>
  `${date}/${tripId}/${authorizationId}/${String(correction).padStart(9, '0')}`;

export const causesOf = (causes: string): CauseView[] =>
  causes ? (causes.split(',') as Cause[]).map((code) => ({ code, ...CAUSES[code] })) : [];

function viewOf(row: EntryRow): LedgerEntryView {
  const { tripId, authorizationId, correction, date, personId, role, procedure, metres, quantity } = row;
  const { policyId, policyVersion, distanceSource, professional, occupation, establishment } = row;
  return {
    line: `${tripId}/${authorizationId}/${correction}`,
    ...{ tripId, authorizationId, date, personId, role, metres, quantity },
    ...(procedure ? { procedure } : {}),
    ...(row.aid && row.passenger ? { aid: { kind: row.aid, passenger: row.passenger } } : {}),
    legs: row.outbound ? (row.inbound ? 'round-trip' : 'outbound') : row.inbound ? 'return' : 'none',
    ...(correction ? { correction } : {}),
    ...(distanceSource ? { distanceSource } : {}),
    ...(professional && occupation && establishment ? { signer: { professional, occupation, establishment } } : {}),
    policy: policyId && policyVersion ? { id: policyId, version: policyVersion } : null,
    ...(row.monthly ? { monthly: true as const } : {}),
    ...(row.rejected ? { rejected: true as const } : {}),
    causes: causesOf(row.causes),
  };
}
