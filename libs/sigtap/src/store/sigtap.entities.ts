import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * An archive whose rows are stored: beside it stand `sigtap.procedure`, `sigtap.relation` and `sigtap.code`, which have no
 * key of their own, for they are only ever loaded and read as a whole archive's.
 */
@Entity({ schema: 'sigtap', name: 'archive' })
@Unique('archive_version', ['competence', 'version'])
export class ArchiveRow {
  @PrimaryGeneratedColumn('identity', { name: 'archive_id', type: 'integer', generatedIdentity: 'ALWAYS' })
  archiveId!: number;
  @Column('text') competence!: string;
  @Column('text') version!: string;
  @Column('text') sha256!: string;
  /** Rows by file. */
  @Column('jsonb') counts!: Record<string, number>;
}
