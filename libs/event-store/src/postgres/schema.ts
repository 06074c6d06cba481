/**
 * What the Postgres adapter needs in its database, for a migration to execute in order.
 *
 * `data` is `json`, not `jsonb`: the bytes that were written stay as they were written.
 *
 * `eventstore.append` takes a whole batch. An advisory lock, held until commit, lets one batch at a time add to the end
 * of the log; each statement of a volatile function sees what was committed before it began, so the last row is the
 * head. A sequence would let positions become visible out of order; a counter row would leave a dead version per batch,
 * and they pile up behind every long transaction. In one batch no two appends may share a stream or an event id.
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

  // The settings keep plans on the indexes, also plans that were made (and kept) while the table was empty.
  `create function eventstore.append(
    streams text[], expectations integer[], sizes integer[],
    owners integer[], nths integer[], ids uuid[], types text[], payloads json[], contexts json[]
  ) returns table (outcome text, last_revision integer, last_position bigint)
  language plpgsql volatile
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_nestloop = off
  set jit = off
  as $$
  #variable_conflict use_column
  declare
    head bigint;
    clock timestamptz;
  begin
    perform pg_advisory_xact_lock(7310866218264884325);
    select e.position, e.recorded_at into head, clock from eventstore.event e order by e.position desc limit 1;
    head := coalesce(head, 0);
    clock := greatest(clock, clock_timestamp());

    return query
    with incoming as (
      select * from unnest(owners, nths, ids, types, payloads, contexts) as i(owner, nth, id, type, data, metadata)
    ), known as (
      select i.owner, count(*) as found, max(e.revision) as revision, max(e.position) as position, min(e.stream) as stream,
             min(e.stream) = max(e.stream) and min(e.revision - i.nth) = max(e.revision - i.nth) as together
      from incoming i
      cross join lateral (
        select e.stream, e.revision, e.position from eventstore.event e where e.id = i.id limit 1
      ) e
      group by i.owner
    ), verdict as (
      select a.n, a.stream, a.size, coalesce(l.revision, -1) as actual, k.revision, k.position,
             case
               when k.found = a.size and k.together and k.stream = a.stream then 'repeated'
               when k.found > 0 then 'reused'
               when a.expected in (-2, coalesce(l.revision, -1)) then 'appended'
               else 'refused'
             end as outcome
      from unnest(streams, expectations, sizes) with ordinality as a(stream, expected, size, n)
      left join lateral (
        select e.revision from eventstore.event e where e.stream = a.stream order by e.revision desc limit 1
      ) l on true
      left join known k on k.owner = a.n
    ), placed as (
      select *, head + sum(size) filter (where outcome = 'appended') over (order by n) as reach from verdict
    ), inserted as (
      insert into eventstore.event (position, stream, revision, id, type, data, metadata, recorded_at)
      select p.reach - p.size + i.nth, p.stream, p.actual + i.nth, i.id, i.type, i.data, i.metadata, clock
      from incoming i
      join placed p on p.n = i.owner and p.outcome = 'appended'
    )
    select p.outcome,
           case p.outcome when 'appended' then p.actual + p.size when 'repeated' then p.revision else p.actual end,
           case p.outcome when 'appended' then p.reach::bigint else p.position end
    from placed p
    order by p.n;
  end
  $$`,
];
