/** Key of the advisory lock that whoever adds to the log holds until commit. */
export const END_OF_LOG = '7310866218264884325';

/**
 * `recorded_at` of an event: milliseconds of the clock, and as microseconds the last three digits of its position. So no
 * digit is left that could be changed unseen, and neighbours that were stored in one moment cannot change places.
 */
export const timeAt = (milliseconds: string, position: string): string =>
  `${milliseconds} + (${position}) % 1000 * interval '1 microsecond'`;

/**
 * What the Postgres adapter needs in its database, for a migration to execute in order.
 *
 * `data` is `json`, not `jsonb`: the bytes that were written stay as they were written.
 *
 * `eventstore.append` takes a whole batch. An advisory lock, held until commit, lets one batch at a time add to the end
 * of the log; each statement of a volatile function sees what was committed before it began, so the last row is the
 * head. A sequence would let positions become visible out of order; a counter row would leave a dead version per batch,
 * and they pile up behind every long transaction. In one batch no two appends may share a stream or an event id.
 *
 * Most batches never come here: a writer that knows where the log and its streams end writes the next rows itself, and
 * the unique keys are its guard (`WRITE_NEXT`). Such a writer does not take the lock; then the batch of whoever was slower
 * violates a key, nothing of it is stored, and it is sent again.
 */
export const POSTGRES_EVENT_STORE_SCHEMA: readonly string[] = [
  `create schema eventstore`,

  `create table eventstore.event (
    position bigint not null primary key,
    stream text not null,
    revision integer not null,
    id uuid not null unique,
    type text not null,
    data json not null,
    metadata json not null,
    recorded_at timestamptz not null,
    unique (stream, revision)
  )`,

  `create function eventstore.append(
    streams text[], expectations integer[], sizes integer[],
    owners integer[], nths integer[], ids uuid[], types text[], payloads json[], contexts json[]
  ) returns table (outcome text, last_revision integer, last_position bigint)
  language plpgsql volatile
  as $$
  #variable_conflict use_column
  declare
    anything constant integer := -2;
    repeated constant integer := -3;
    reused constant integer := -4;
    head bigint;
    clock timestamptz;
    known record;
    known_revisions integer[];
    known_positions bigint[];
    actuals integer[]; -- where each append found its stream
    reaches integer[]; -- how many events are appended up to each append
  begin
    perform pg_advisory_xact_lock(${END_OF_LOG});
    select e.position, e.recorded_at into head, clock from eventstore.event e order by e.position desc limit 1;
    head := coalesce(head, 0);
    clock := date_trunc('milliseconds', greatest(clock, clock_timestamp()));

    if exists (select from eventstore.event e where e.id = any(ids)) then
      for known in
        select i.owner, max(e.revision) as revision, max(e.position) as position,
               count(*) = sizes[i.owner] and min(e.stream) = streams[i.owner] and max(e.stream) = streams[i.owner]
               and min(e.revision - i.nth) = max(e.revision - i.nth) as together
        from eventstore.event e
        join unnest(owners, nths, ids) as i(owner, nth, id) on i.id = e.id
        where e.id = any(ids)
        group by i.owner
      loop
        expectations[known.owner] := case when known.together then repeated else reused end;
        known_revisions[known.owner] := known.revision;
        known_positions[known.owner] := known.position;
      end loop;
    end if;

    select array_agg(a.actual order by a.n), array_agg(coalesce(a.reach, 0)::integer order by a.n)
    into actuals, reaches
    from (
      select a.n, a.expected, a.actual, sum(a.size) filter (where a.expected in (anything, a.actual)) over (order by a.n) as reach
      from (
        select a.n, a.size, a.expected,
               coalesce((
                 select e.revision from eventstore.event e where e.stream = a.stream order by e.revision desc limit 1
               ), -1) as actual
        from unnest(streams, expectations, sizes) with ordinality as a(stream, expected, size, n)
      ) a
    ) a;
    insert into eventstore.event (position, stream, revision, id, type, data, metadata, recorded_at)
    select i.position, streams[i.owner], actuals[i.owner] + i.nth,
           i.id, i.type, i.data, i.metadata, ${timeAt('clock', 'i.position')}
    from (
      select head + reaches[i.owner] - sizes[i.owner] + i.nth as position, i.*
      from unnest(owners, nths, ids, types, payloads, contexts) as i(owner, nth, id, type, data, metadata)
    ) i
    where expectations[i.owner] in (anything, actuals[i.owner]);

    return query
    select case
             when a.expected = repeated then 'repeated'
             when a.expected = reused then 'reused'
             when a.expected in (anything, a.actual) then 'appended'
             else 'refused'
           end,
           case
             when a.expected = repeated then known_revisions[a.n]
             when a.expected in (anything, a.actual) then a.actual + a.size
             else a.actual
           end,
           case when a.expected = repeated then known_positions[a.n] else head + a.reach end
    from unnest(expectations, sizes, actuals, reaches) with ordinality as a(expected, size, actual, reach, n)
    order by a.n;
  end
  $$`,
];
