import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A companion as asked for; `evidence` is sealed. */
export interface CompanionRow {
  readonly personId?: string;
  readonly ground: string;
  readonly evidence: string;
  readonly expiresOn?: string;
}

/** A transport request and what became of it. */
@Entity({ schema: 'requests', name: 'request' })
@Index('request_queue', ['destination', 'date', 'status', 'residence'])
@Index('request_demand', ['residence', 'date'])
@Index('request_person', ['personId', 'date'])
export class RequestRow {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') residence!: string;
  @Column('uuid', { name: 'appointment_id' }) appointmentId!: string;
  @Column('text') establishment!: string;
  /** The establishment's municipality. */
  @Column('text') destination!: string;
  @Column('date') date!: string;
  @Column('text') time!: string;
  @Column('text') kind!: string;
  @Column('text', { name: 'from_town' }) from!: string;
  @Column('text') legs!: string;
  @Column('text') accommodation!: string;
  /** Sealed, as `exception`, `assessedBy`, `birthDate`, `notes`, `lateReason` and `reason`. */
  @Column('text') needs!: string;
  @Column('jsonb') companions!: CompanionRow[];
  @Column('text', { nullable: true }) exception!: string | null;
  @Column('text', { name: 'assessed_by' }) assessedBy!: string;
  @Column('date', { name: 'assessed_on' }) assessedOn!: string;
  @Column('text', { name: 'birth_date' }) birthDate!: string;
  @Column('text', { nullable: true }) notes!: string | null;
  /** Asked for after the town's deadline. */
  @Column('boolean') late!: boolean;
  @Column('text', { name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column('integer', { name: 'policy_version' }) policyVersion!: number;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('text') status!: string;
  /** Why it was refused, withdrawn or not met. */
  @Column('text', { name: 'reason_kind', nullable: true }) reasonKind!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('boolean', { name: 'late_withdrawal' }) lateWithdrawal!: boolean;
  @Column('uuid', { name: 'trip_id', nullable: true }) tripId!: string | null;
  @Column('uuid', { name: 'authorization_id', nullable: true }) authorizationId!: string | null;
}

@Entity({ schema: 'requests', name: 'town_policy' })
export class TownPolicyRow {
  @PrimaryColumn('text') municipality!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('integer', { name: 'minimum_notice_hours' }) minimumNoticeHours!: number;
  @Column('integer', { name: 'confirmation_deadline_hours' }) confirmationDeadlineHours!: number;
  @Column('integer', { name: 'withdrawal_deadline_hours' }) withdrawalDeadlineHours!: number;
  @Column('integer', { name: 'offer_minutes' }) offerMinutes!: number;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
}
