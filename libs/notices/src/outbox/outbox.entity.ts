import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A notice that waits to be sent. What it is about, and whether it still waits, its stream says. */
@Entity({ schema: 'delivery', name: 'outbox' })
@Index('outbox_due', ['dueAt'])
export class OutboxRow {
  @PrimaryColumn('uuid', { name: 'notice_id' }) noticeId!: string;
  /** While a process has it in hand: when the others may take it over. */
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
}
