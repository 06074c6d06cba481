import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a reaction has acted, and what keeps it from going on. */
@Entity({ schema: 'read_model', name: 'reaction' })
export class ReactionCheckpoint {
  @PrimaryColumn('text')
  name!: string;

  @Column('bigint', { default: 0 })
  position!: string;

  /** Kind of the fault that the next event meets; without data of anybody. */
  @Column('text', { nullable: true })
  fault!: string | null;

  /** How often that event was tried. */
  @Column('integer', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
