import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Access } from '#embarque/application';
import { type Fault } from '../domain/sheet.js';

/** A spreadsheet that is being worked at. What is to be done to it, its stream says. */
@Entity({ schema: 'intake', name: 'file' })
@Index('file_due', ['dueAt'])
export class FileRow {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  /** On whose behalf its lines are judged and carried out. */
  @Column('jsonb') access!: Access;
  /** Names of columns and sheets that were not read, sealed under the import's key. */
  @Column('text') ignored!: string;
  /** When something is to be done to it: its next lines, or its end. While a process has it in hand: when others may take it. */
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
}

/** `fresh`: right and new; `done`: registered. */
export type Outcome = 'fresh' | 'known' | 'refused' | 'done';

/** A line of a spreadsheet, and what became of it. */
@Entity({ schema: 'intake', name: 'line' })
@Index('line_outcome', ['importId', 'outcome', 'number'])
@Index('line_key', ['importId', 'key', 'number'])
export class LineRow {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('integer') number!: number;
  /** Its cells, sealed under the import's key; null once nobody needs them. */
  @Column('text', { nullable: true }) cells!: string | null;
  /** Null until it was judged. */
  @Column('text', { nullable: true }) outcome!: Outcome | null;
  /** Mark of what the line is about: two lines about the same have the same. */
  @Column('text', { nullable: true }) key!: string | null;
  /** Mark of all that it says. */
  @Column('text', { nullable: true }) content!: string | null;
  /** Repeat nothing of the line. */
  @Column('jsonb', { nullable: true }) faults!: Fault[] | null;
}
