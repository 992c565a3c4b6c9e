-- the trace (W3C traceparent) of the tap: what becomes of the request goes on in it
alter table link.requests add column trace text;

-- what each process counts, written every few seconds: lost in a crash of PostgreSQL, and back a moment later
create unlogged table link.replica_states (
  replica uuid primary key,
  at      timestamptz not null,
  state   jsonb not null
) with (fillfactor = 50);

-- what happened on the line, the newest few hundred of each kind; the same thing again within minutes is one row
create table link.incidents (
  id         bigint generated always as identity primary key,
  kind       text not null,
  cause      text,
  since      timestamptz not null,
  until      timestamptz not null,
  times      integer not null,
  -- which process saw it, whose car it was; null: nobody's in particular
  replica    uuid,
  vehicle_id uuid,
  -- {cars?: number}
  facts      jsonb not null default '{}'
);
create index incidents_of_kind on link.incidents (kind, id desc);

create index rejected_newest on link.rejected (at desc);
