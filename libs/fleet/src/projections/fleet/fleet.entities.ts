import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Seat } from '#embarque/kernel';

@Entity({ schema: 'fleet', name: 'vehicle' })
@Index('vehicle_manager', ['managerId', 'plate'])
export class VehicleRow {
  @PrimaryColumn('uuid', { name: 'vehicle_id' }) vehicleId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') plate!: string;
  @Column('integer') year!: number;
  @Column('integer') seats!: number;
  @Column('integer', { name: 'wheelchair_positions' }) wheelchairPositions!: number;
  @Column('boolean', { name: 'air_conditioning' }) airConditioning!: boolean;
  @Column('boolean', { name: 'reclining_seats' }) recliningSeats!: boolean;
  @Column('jsonb', { name: 'seat_map' }) seatMap!: Seat[];
  @Column('text') programme!: string;
  @Column('text') status!: 'available' | 'withdrawn';
  /** Why it is out of service, or what brought it back. */
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
}

@Entity({ schema: 'fleet', name: 'crew_member' })
@Index('crew_member_manager', ['managerId'])
export class CrewMemberRow {
  @PrimaryColumn('uuid', { name: 'crew_member_id' }) crewMemberId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text', { array: true }) roles!: string[];
  @Column('text', { name: 'licence_category', nullable: true }) licenceCategory!: string | null;
  @Column('date', { name: 'licence_valid_until', nullable: true }) licenceValidUntil!: string | null;
  @Column('jsonb') sealed!: Record<string, string>;
}

@Entity({ schema: 'fleet', name: 'training' })
export class TrainingRow {
  @PrimaryColumn('uuid', { name: 'crew_member_id' }) crewMemberId!: string;
  /** Position of the event that recorded it. */
  @PrimaryColumn('bigint', { name: 'recorded_at' }) recordedAt!: string;
  @Column('text') kind!: string;
  @Column('date', { name: 'completed_on' }) completedOn!: string;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('text', { nullable: true }) certificate!: string | null;
}
