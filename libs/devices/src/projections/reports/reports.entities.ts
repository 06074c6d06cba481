import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a crew's device reported of a trip, and what became of it. */
@Entity({ schema: 'devices', name: 'report' })
@Index('report_client', ['clientId'])
@Index('report_conflicts', ['managerId', 'receivedAt', 'clientId'], { where: `(status = 'conflict'::text)` })
export class ReportRow {
  @PrimaryColumn('uuid', { name: 'trip_id' }) tripId!: string;
  @PrimaryColumn('uuid', { name: 'client_id' }) clientId!: string;
  @Column('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('uuid', { name: 'device_id' }) deviceId!: string;
  @Column('integer') sequence!: number;
  @Column('text') kind!: string;
  @Column('timestamptz', { name: 'captured_at' }) capturedAt!: Date;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('uuid', { name: 'authorization_id', nullable: true }) authorizationId!: string | null;
  @Column('uuid', { name: 'sealed_for' }) sealedFor!: string;
  /** Sealed. */
  @Column('text') payload!: string;
  @Column('text') status!: string;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text', { array: true }) reasons!: string[];
}
