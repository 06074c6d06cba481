import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { addMinutes, type Instant, type Uuid } from '#embarque/kernel';

/** Longer than any channel waits: a notice whose process died is taken over by another one. */
const LEASE_MINUTES = 5;

/** The queue of what waits to be sent. Each notice is in one process's hands at a time, for as long as a lease. */
@Injectable()
export class Outbox {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Put in twice, it is there once. */
  async put(noticeId: Uuid, dueAt: Instant): Promise<void> {
    await this.database.query(
      'insert into delivery.outbox (notice_id, due_at) values ($1, $2) on conflict do nothing',
      [noticeId, dueAt],
    );
  }

  /** The notices that are due longest, which nobody else is given meanwhile. */
  async take(now: Instant, most: number): Promise<Uuid[]> {
    const [rows] = await this.database.query<[{ notice_id: Uuid }[], number]>(
      `update delivery.outbox set due_at = $2 where notice_id in
        (select notice_id from delivery.outbox where due_at <= $1 order by due_at, notice_id limit $3 for update skip locked)
       returning notice_id`,
      [now, addMinutes(now, LEASE_MINUTES), most],
    );
    return rows.map(({ notice_id }) => notice_id);
  }

  async putBack(noticeId: Uuid, dueAt: Instant): Promise<void> {
    await this.database.query('update delivery.outbox set due_at = $2 where notice_id = $1', [noticeId, dueAt]);
  }

  async remove(noticeId: Uuid): Promise<void> {
    await this.database.query('delete from delivery.outbox where notice_id = $1', [noticeId]);
  }
}
