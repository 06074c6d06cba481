import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'people', name: 'person' })
@Index('person_cpf_mark', ['cpfMark'])
@Index('person_cns_mark', ['cnsMark'])
export class PersonRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') municipality!: string;
  @Column('jsonb') sealed!: Record<string, string>;
  @Column('text', { name: 'cpf_mark', nullable: true }) cpfMark!: string | null;
  @Column('text', { name: 'cns_mark', nullable: true }) cnsMark!: string | null;
}

/** Somebody opened the record of a person. */
@Entity({ schema: 'people', name: 'record_view' })
@Index('record_view_person', ['personId', 'position'])
export class RecordViewRow {
  /** Of the event. */
  @PrimaryColumn('bigint') position!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') actor!: string;
  @Column('text') role!: string;
  @Column('text') what!: string;
}

@Entity({ schema: 'people', name: 'appointment' })
@Index('appointment_person', ['personId', 'date'])
export class AppointmentRow {
  @PrimaryColumn('uuid', { name: 'appointment_id' }) appointmentId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') system!: string;
  /** Sealed, as `reason`. */
  @Column('text') protocol!: string;
  @Column('text') establishment!: string;
  @Column('text', { name: 'establishment_municipality' }) establishmentMunicipality!: string;
  @Column('date') date!: string;
  @Column('text') time!: string;
  @Column('text') kind!: string;
  @Column('boolean') cancelled!: boolean;
  @Column('text', { nullable: true }) reason!: string | null;
  /** CNS of the doctors who asked for it and who regulated it, where that is known. */
  @Column('text', { name: 'requested_by', nullable: true }) requestedBy!: string | null;
  @Column('text', { name: 'regulated_by', nullable: true }) regulatedBy!: string | null;
}
