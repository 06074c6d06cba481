import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import {
  addDays,
  instantOf,
  localDateOf,
  localTimeOf,
  SAO_PAULO,
  type IbgeCode,
  type Instant,
  type LocalTime,
  type Uuid,
} from '#embarque/kernel';
import { REMINDER_POLICY } from '../domain/policies.js';

/** The people of a town on a trip of tomorrow. */
export interface DueReminder {
  readonly tripId: Uuid;
  readonly residence: IbgeCode;
}

/**
 * Trips of tomorrow ($1 to $2), by town, whose hour has come ($3 is today, $4 what the clock says, $5 the hour of towns that
 * set none), where somebody was told before that hour that they travel, and nobody has asked for a reminder today ($6).
 * After $8 and $9, in their order.
 */
export const DUE = `
  select told.trip_id as "tripId", told.residence
    from notices.notice told
    left join lateral (
      select own.version, own.time from notices.reminder_time own
       where own.municipality = told.residence and own.valid_from <= $3::date order by own.version desc limit 1
    ) own on true
    cross join lateral (select case when own.version is null then $5 else own.time end as hour) due
   where told.kind = 'authorised' and told.until >= $1 and told.until < $2
     and due.hour <= $4
     and told.queued_at at time zone '${SAO_PAULO}' < $3::date + due.hour::time
     and not exists (
       select from notices.reminder asked
        where asked.trip_id = told.trip_id and asked.residence in ('', told.residence) and asked.asked_at >= $6)
     and (told.trip_id, told.residence) > ($8, $9)
   group by told.trip_id, told.residence
   order by told.trip_id, told.residence
   limit $7`;

const BEFORE_ALL: DueReminder = { tripId: '00000000-0000-0000-0000-000000000000' as Uuid, residence: '' as IbgeCode };

@Injectable()
export class DueReminders {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** So many at most, those that stand after the last one of the page before. */
  page(now: Instant, most: number, after: DueReminder = BEFORE_ALL): Promise<DueReminder[]> {
    return this.database.query<DueReminder[]>(DUE, dueParameters(now, most, after));
  }
}

export function dueParameters(now: Instant, most: number, { tripId, residence } = BEFORE_ALL): unknown[] {
  const today = localDateOf(now);
  const startOf = (days: number) => instantOf(addDays(today, days), '00:00' as LocalTime);
  return [
    ...[startOf(1), startOf(2), today, localTimeOf(now), REMINDER_POLICY.time, startOf(0)],
    ...[most, tripId, residence],
  ];
}
