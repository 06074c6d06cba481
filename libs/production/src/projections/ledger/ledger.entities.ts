import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type ProcedureRule } from '#embarque/kernel';
import { type Choices } from '../../domain/choices.js';

/** In which lines stand in a file. */
const LINE_ORDER = [
  'managerId',
  'presentation',
  'establishment',
  'attended',
  'professional',
  'date',
  'tripId',
  'authorizationId',
  'correction',
];

abstract class EntryColumns {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'authorization_id' }) authorizationId!: string;
  /** 0 for the transport; 1, 2 … for what became of it after a file had shown it. */
  @PrimaryColumn('integer', { default: 0 }) correction!: number;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('date') date!: string;
  /** Competence of the date. */
  @Column('text') attended!: string;
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
  /** CNES where the patient had a treatment. */
  @Column('text', { name: 'treated_at', nullable: true }) treatedAt!: string | null;
  /** Of an aid: what for, and to which passenger of the trip; its own id stands for the authorisation. */
  @Column('text', { nullable: true }) aid!: string | null;
  @Column('uuid', { nullable: true }) passenger!: string | null;
  @Column('boolean', { default: false }) cancelled!: boolean;
  /** CNS of the doctors of the appointment. */
  @Column('text', { name: 'requested_by', nullable: true }) requestedBy!: string | null;
  @Column('text', { name: 'regulated_by', nullable: true }) regulatedBy!: string | null;
  /** The way there and back, by the odometer. */
  @Column('integer', { name: 'road_metres', nullable: true }) roadMetres!: number | null;
  @Column('text', { nullable: true }) procedure!: string | null;
  /** Who signs the line, and where. */
  @Column('text', { nullable: true }) establishment!: string | null;
  @Column('text', { nullable: true }) professional!: string | null;
  @Column('text', { nullable: true }) occupation!: string | null;
  /** Distance of one way; null when it is not known. */
  @Column('integer', { nullable: true }) metres!: number | null;
  /** What says so: `table`, `override` or `odometer`. */
  @Column('text', { name: 'distance_source', nullable: true }) distanceSource!: string | null;
  /** Units of this transport that were presented before this entry. */
  @Column('integer') presented!: number;
  @Column('integer') quantity!: number;
  @Column('text', { name: 'policy_id', nullable: true }) policyId!: string | null;
  @Column('integer', { name: 'policy_version', nullable: true }) policyVersion!: number | null;
  /** Whether it is a part of the one line of its person's month. */
  @Column('boolean', { default: false }) monthly!: boolean;
  /** Comma-separated causes; empty for a line. The first is the one that counts in totals. */
  @Column('text') causes!: string;
  /** What SIA said when it refused the line that this entry presents again; null once that was mended. */
  @Column('text', { nullable: true }) rejection!: string | null;
  /** Whether SIA refused this line. */
  @Column('boolean') rejected!: boolean;
}

/** A realised transport or aid: a line to present when it has no causes, else an entry among what cannot be presented. */
@Entity({ schema: 'ledger', name: 'entry' })
@Index('entry_month', ['managerId', 'presentation', 'date', 'tripId', 'authorizationId', 'correction'])
@Index('entry_line', LINE_ORDER)
@Index('entry_monthly', ['managerId', 'presentation', 'personId'], { where: 'monthly' })
@Index('entry_person', ['personId'])
@Index('entry_route', ['routeId'])
@Index('entry_attended', ['attended'])
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

@Entity({ schema: 'ledger', name: 'route' })
export class LedgerRouteRow {
  @PrimaryColumn('uuid', { name: 'route_id' }) routeId!: string;
  @Column('text') destination!: string;
  /** `road`, `river` or `air`. */
  @Column('text') mode!: string;
}

/** What SIGTAP says of the procedures that entries are judged by, as it was imported. */
@Entity({ schema: 'ledger', name: 'sigtap' })
export class LedgerSigtapRow {
  @PrimaryColumn('text') competence!: string;
  @PrimaryColumn('text') version!: string;
  /** Position of the import. */
  @Column('bigint', { name: 'learned_at' }) learnedAt!: string;
  @Column('jsonb') procedures!: readonly ProcedureRule[];
}

/** How a manager wants its production counted and signed; the state's own choices under the id of zeros. */
@Entity({ schema: 'ledger', name: 'manager' })
export class LedgerManagerRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  /** In whose name it presents, to find the manager by it. */
  @Column('text', { nullable: true }) establishment!: string | null;
  @Column('jsonb') choices!: Choices;
}

@Entity({ schema: 'ledger', name: 'closed_month' })
export class ClosedMonthRow {
  /** As its file was written. */
  @Column('integer', { name: 'lines_per_sheet', default: 99 }) linesPerSheet!: number;
  /** When the first report of SIA about it was recorded. */
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt!: Date | null;
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('text') competence!: string;
}
