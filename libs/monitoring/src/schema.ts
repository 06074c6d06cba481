import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { type RoomSchema } from '#embarque/read-model';
import { MonitoredManagerRow, MonitoredMonthRow } from './projections/monitoring/monitoring.entities.js';

class CreateMonitoring1763800600000 implements MigrationInterface {
  readonly name = 'CreateMonitoring1763800600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema monitoring;
      create table monitoring.manager (manager_id uuid primary key, name text not null, seat text not null);
      create table monitoring.month (
        manager_id uuid, competence text, trips integer not null, passengers integer not null,
        lines integer not null, units integer not null,
        primary key (manager_id, competence)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema monitoring cascade');
  }
}

export const monitoringSchema: RoomSchema = {
  entities: [MonitoredManagerRow, MonitoredMonthRow],
  migrations: [CreateMonitoring1763800600000],
};
