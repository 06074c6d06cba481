import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who was told what, when, by which way, and who has said that they know. */
@Entity({ schema: 'notices', name: 'notice' })
@Index('notice_trip', ['tripId', 'queuedAt'])
@Index('notice_person', ['personId', 'queuedAt'])
@Index('notice_to_tell', ['residence', 'toTell', 'until'])
@Index('notice_until', ['until', 'kind'])
export class NoticeRow {
  @PrimaryColumn('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('uuid', { name: 'trip_id' }) tripId!: string;
  /** Who was offered a seat has none yet. */
  @Column('uuid', { name: 'authorization_id', nullable: true }) authorizationId!: string | null;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') residence!: string;
  @Column('text') kind!: string;
  @Column('text') way!: string;
  @Column('text', { name: 'template_id' }) templateId!: string;
  @Column('integer', { name: 'template_version' }) templateVersion!: number;
  /** Sealed, as `message` and `note`. */
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text') message!: string;
  @Column('text') status!: string;
  /** Waits for a call: not sent by itself, or not any more, and nobody has said that they know. */
  @Column('boolean', { name: 'to_tell' }) toTell!: boolean;
  @Column('timestamptz', { name: 'queued_at' }) queuedAt!: Date;
  /** Departure of the trip. */
  @Column('timestamptz') until!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
  @Column('integer') attempts!: number;
  /** Why the last attempt failed. */
  @Column('text', { nullable: true }) failure!: string | null;
  /** Why it is sent no more. */
  @Column('text', { name: 'given_up', nullable: true }) givenUp!: string | null;
  @Column('integer') calls!: number;
  @Column('timestamptz', { name: 'called_at', nullable: true }) calledAt!: Date | null;
  @Column('text', { name: 'call_outcome', nullable: true }) callOutcome!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
  @Column('text', { name: 'acknowledged_by', nullable: true }) acknowledgedBy!: string | null;
  @Column('text', { name: 'acknowledged_how', nullable: true }) acknowledgedHow!: string | null;
}

/** At what hour of the day before a town reminds its people; null: not by itself. */
@Entity({ schema: 'notices', name: 'reminder_time' })
export class ReminderTimeRow {
  @PrimaryColumn('text') municipality!: string;
  @PrimaryColumn('integer') version!: number;
  /** Local, HH:MM. */
  @Column('text', { nullable: true }) time!: string | null;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
}

/** When a trip's reminder was last asked for. */
@Entity({ schema: 'notices', name: 'reminder' })
export class ReminderRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  /** Whose people; empty: everybody. */
  @PrimaryColumn('text') residence!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
}
