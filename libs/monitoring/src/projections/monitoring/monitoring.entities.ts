import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'monitoring', name: 'manager' })
export class MonitoredManagerRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @Column('text') name!: string;
  @Column('text') seat!: string;
}

/** What a manager did, and presented, of one month of attendance. */
@Entity({ schema: 'monitoring', name: 'month' })
export class MonitoredMonthRow {
  @PrimaryColumn('uuid', { name: 'manager_id' }) managerId!: string;
  @PrimaryColumn('text') competence!: string;
  @Column('integer') trips!: number;
  @Column('integer') passengers!: number;
  @Column('integer') lines!: number;
  @Column('integer') units!: number;
}
