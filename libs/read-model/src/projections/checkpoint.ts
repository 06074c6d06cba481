import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a projection has read, committed together with the rows that it wrote. */
@Entity({ schema: 'read_model', name: 'checkpoint' })
export class Checkpoint {
  @PrimaryColumn('text')
  name!: string;

  @Column('integer')
  version!: number;

  @Column('bigint')
  position!: string;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
