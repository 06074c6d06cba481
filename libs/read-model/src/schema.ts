import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from './database/data-source.js';
import { Checkpoint } from './projections/checkpoint.js';
import { ReactionCheckpoint } from './reactions/reaction-checkpoint.js';

class CreateCheckpoint1763800000000 implements MigrationInterface {
  readonly name = 'CreateCheckpoint1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create schema read_model');
    await runner.query(`
      create table read_model.checkpoint (
        name text not null,
        version integer not null,
        position bigint not null,
        updated_at timestamptz not null default now(),
        constraint "PK_checkpoint" primary key (name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema read_model cascade');
  }
}

class CreateReaction1764600000000 implements MigrationInterface {
  readonly name = 'CreateReaction1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table read_model.reaction (
        name text not null,
        position bigint not null default 0,
        fault text,
        attempts integer not null default 0,
        updated_at timestamptz not null default now(),
        constraint "PK_reaction" primary key (name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table read_model.reaction');
  }
}

export const readModelSchema: RoomSchema = {
  entities: [Checkpoint, ReactionCheckpoint],
  migrations: [CreateCheckpoint1763800000000, CreateReaction1764600000000],
};
