import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type OfferOutcome, type SeatOffer } from '../../domain/request.js';
import { type KnownSeries, type SettledDate } from '../../domain/series.js';

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
@Index('request_series', ['seriesId', 'seriesDate'])
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
  /** The series that made it, and the date of it that it stands for. */
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId!: string | null;
  @Column('date', { name: 'series_date', nullable: true }) seriesDate!: string | null;
}

/** A series as its events leave it; its texts are sealed. */
@Entity({ schema: 'requests', name: 'series' })
@Index('series_town', ['residence', 'lastDate', 'seriesId'])
@Index('series_person', ['personId', 'lastDate', 'seriesId'])
export class SeriesRow {
  @PrimaryColumn('uuid', { name: 'series_id' }) seriesId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') residence!: string;
  /** The last one that is planned, or was when it was started. */
  @Column('date', { name: 'last_date' }) lastDate!: string;
  @Column('jsonb') state!: KnownSeries;
  /** Dates that could not be asked for when a command was last carried out. */
  @Column('jsonb') refused!: SettledDate[];
}

export const OFFER_STATUSES = ['open', 'accepted', 'declined', 'lapsed', 'cancelled'] as const satisfies readonly (
  OfferOutcome | 'open'
)[];
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** A freed seat that was offered for a request. */
@Entity({ schema: 'requests', name: 'seat_offer' })
@Index('seat_offer_town', ['residence', 'status', 'validUntil', 'offerId'])
@Index('seat_offer_manager', ['managerId', 'status', 'validUntil', 'offerId'])
@Index('seat_offer_due', ['status', 'validUntil'])
@Index('seat_offer_request', ['requestId'])
@Index('seat_offer_person', ['personId', 'offeredAt'])
export class SeatOfferRow {
  @PrimaryColumn('uuid', { name: 'offer_id' }) offerId!: string;
  @Column('uuid', { name: 'request_id' }) requestId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') residence!: string;
  @Column('text') destination!: string;
  @Column('uuid', { name: 'trip_id' }) tripId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('timestamptz', { name: 'departs_at' }) departsAt!: Date;
  /** Common seats and wheelchair positions, for patient and companions. */
  @Column('integer') seats!: number;
  @Column('integer') wheelchairs!: number;
  /** Where they stood among those whom the trip could pick up, and who before them was passed over. */
  @Column('integer') place!: number;
  @Column('jsonb', { name: 'passed_over' }) passedOver!: SeatOffer['passedOver'];
  @Column('integer', { name: 'policy_version' }) policyVersion!: number;
  @Column('timestamptz', { name: 'offered_at' }) offeredAt!: Date;
  @Column('timestamptz', { name: 'valid_until' }) validUntil!: Date;
  @Column('text') status!: OfferStatus;
  /** Why it was declined; sealed. */
  @Column('text', { nullable: true }) reason!: string | null;
}

@Entity({ schema: 'requests', name: 'town_policy' })
export class TownPolicyRow {
  @PrimaryColumn('text') municipality!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('integer', { name: 'minimum_notice_hours' }) minimumNoticeHours!: number;
  @Column('integer', { name: 'confirmation_deadline_hours' }) confirmationDeadlineHours!: number;
  @Column('integer', { name: 'withdrawal_deadline_hours' }) withdrawalDeadlineHours!: number;
  @Column('integer', { name: 'offer_minutes' }) offerMinutes!: number;
  @Column('integer', { name: 'offer_notice_minutes' }) offerNoticeMinutes!: number;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
}
