import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A BPA file that was sent, by whatever program it was written. */
@Entity({ schema: 'sent_files', name: 'file' })
export class SentFileRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  /** The header's. */
  @PrimaryColumn('text') competence!: string;
  @PrimaryColumn('text') sha256!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('bigint') bytes!: string;
  @Column('text') origin!: string;
  @Column('text') destination!: string;
  @Column('text') version!: string;
  @Column('integer') sheets!: number;
  @Column('integer') control!: number;
  @Column('bigint', { name: 'fault_count' }) faultCount!: string;
  /** Faults and notes, by code. */
  @Column('jsonb') faults!: Record<string, number>;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

/** Lines and units of a file by record type, establishment, month of production and procedure. */
@Entity({ schema: 'sent_files', name: 'share' })
export class SentShareRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('text') competence!: string;
  @PrimaryColumn('text') sha256!: string;
  @PrimaryColumn('text') procedure!: string;
  /** Of the production. */
  @PrimaryColumn('text') month!: string;
  @PrimaryColumn('text') establishment!: string;
  /** 2 BPA-C, 3 BPA-I. */
  @PrimaryColumn('integer') kind!: number;
  @Column('bigint') lines!: string;
  @Column('bigint') units!: string;
}
