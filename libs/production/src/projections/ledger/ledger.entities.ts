import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

abstract class EntryColumns {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'authorization_id' }) authorizationId!: string;
  /** 0 for the transport; 1, 2 … for what became of it after a file had shown it. */
  @PrimaryColumn('integer', { default: 0 }) correction!: number;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('date') date!: string;
  /** Month in which it is presented; null when none is left. */
  @Column('text', { nullable: true }) presentation!: string | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  /** Which registration of the person the line shows. */
  @Column('integer', { name: 'person_version' }) personVersion!: number;
  @Column('text') role!: string;
  @Column('uuid', { name: 'route_id' }) routeId!: string;
  @Column('text', { name: 'from_town' }) from!: string;
  @Column('boolean') outbound!: boolean;
  @Column('boolean') inbound!: boolean;
  /** Legs that the entry accounts for: of a correction, the difference to what was accounted for before. */
  @Column('integer') legs!: number;
  /** Boarded without being on the list. */
  @Column('boolean', { default: false }) exceptional!: boolean;
  /** Table distance of one way; null when the table has none. */
  @Column('integer', { nullable: true }) metres!: number | null;
  /** Units of this transport that were presented before this entry. */
  @Column('integer') presented!: number;
  @Column('integer') quantity!: number;
  @Column('text', { name: 'policy_id', nullable: true }) policyId!: string | null;
  @Column('integer', { name: 'policy_version', nullable: true }) policyVersion!: number | null;
  /** Comma-separated causes; empty for a line. The first is the one that counts in totals. */
  @Column('text') causes!: string;
  /** What SIA said when it refused the line that this entry presents again; null once that was mended. */
  @Column('text', { nullable: true }) rejection!: string | null;
  /** Whether SIA refused this line. */
  @Column('boolean') rejected!: boolean;
}

/** A realised transport: a line to present when it has no causes, else an entry among what cannot be presented. */
@Entity({ schema: 'ledger', name: 'entry' })
@Index('entry_month', ['managerId', 'presentation', 'date', 'tripId', 'authorizationId', 'correction'])
@Index('entry_person', ['personId'])
@Index('entry_route', ['routeId'])
export class EntryRow extends EntryColumns {
  /** When the event was recorded that made the entry say this. */
  @Column('timestamptz', { name: 'known_from' }) knownFrom!: Date;
}

/** What an entry said until an event changed it: with `entry`, all that was known at any instant. */
@Entity({ schema: 'ledger', name: 'past_entry' })
@Index('past_entry_month', ['managerId', 'presentation', 'date'])
export class PastEntryRow extends EntryColumns {
  @PrimaryColumn('timestamptz', { name: 'known_from' }) knownFrom!: Date;
  @Column('timestamptz', { name: 'known_until' }) knownUntil!: Date;
}

/** What a line says of the person, sealed as its event has it: a sent month stays what it was. */
@Entity({ schema: 'ledger', name: 'person' })
export class PersonVersionRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') sealed!: string;
}

@Entity({ schema: 'ledger', name: 'distance' })
export class LedgerDistanceRow {
  @PrimaryColumn('uuid', { name: 'route_id' }) routeId!: string;
  @PrimaryColumn('bigint', { name: 'set_at' }) setAt!: string;
  @Column('text', { name: 'from_town' }) from!: string;
  @Column('integer') metres!: number;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
}

@Entity({ schema: 'ledger', name: 'adoption' })
export class AdoptionRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('bigint', { name: 'decided_at' }) decidedAt!: string;
  @Column('text', { name: 'policy_id' }) policyId!: string;
  @Column('integer') version!: number;
  @Column('text', { name: 'valid_from' }) from!: string;
}

/** Which establishment a manager presents in the name of, to find the manager by it. */
@Entity({ schema: 'ledger', name: 'presenter' })
export class PresenterRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') establishment!: string;
}

@Entity({ schema: 'ledger', name: 'closed_month' })
export class ClosedMonthRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('text') competence!: string;
}
