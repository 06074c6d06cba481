import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';

/** A data subject's key, wrapped; null once destroyed. */
@Entity({ schema: 'privacy', name: 'key' })
export class KeyRow {
  @PrimaryColumn('text')
  subject!: string;

  @Column('text', { nullable: true })
  wrapped!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'destroyed_at', nullable: true })
  destroyedAt!: Date | null;
}

class CreatePrivacyKey1763800050000 implements MigrationInterface {
  readonly name = 'CreatePrivacyKey1763800050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema privacy;
      create table privacy.key (
        subject text primary key,
        wrapped text,
        created_at timestamptz not null default now(),
        destroyed_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema privacy cascade');
  }
}

export const privacySchema: RoomSchema = { entities: [KeyRow], migrations: [CreatePrivacyKey1763800050000] };
