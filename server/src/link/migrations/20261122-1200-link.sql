create schema link;

-- the unit in a car; `car_id` is its name on the line and tells nobody whose car it is
create table link.units (
  vehicle_id       uuid primary key,
  car_id           text not null unique,
  -- waiting, enrolled, revoked
  state            text not null,
  sim_id           text,
  refused_messages bigint not null default 0,
  added_at         timestamptz not null
);

create table link.certificates (
  vehicle_id uuid not null,
  -- upper-case hex
  serial     text not null,
  issued_at  timestamptz not null,
  ends_at    timestamptz not null,
  revoked_at timestamptz,
  primary key (vehicle_id, serial)
);

-- one code per vehicle: a new one ends the older
create table link.enrolments (
  vehicle_id uuid primary key,
  -- the first eight characters: find the row, so that wrong tries are counted
  handle     text not null unique,
  -- SHA-256 of the whole code
  hash       bytea not null,
  tries      integer not null default 0,
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- processes that hold cars; whoever stops renewing is dead, and its cars are lost
create table link.replicas (
  id    uuid primary key,
  until timestamptz not null
);

create sequence link.connections;

create table link.presence (
  vehicle_id   uuid primary key,
  -- never, online, asleep, lost
  state        text not null default 'never',
  since        timestamptz,
  last_seen_at timestamptz,
  -- who holds the connection, and which: an older one may no longer say anything
  replica      uuid,
  connection   bigint,
  boot         text,
  -- the car's own clock: `clock` seconds of `epoch` at our `clock_at`
  epoch        text,
  clock        double precision,
  clock_at     timestamptz,
  -- requests signed in this epoch
  counter      bigint not null default 0,
  keys         text[] not null default '{}',
  software     text,
  verbs        text[] not null default '{}'
) with (fillfactor = 50);
create index presence_replica on link.presence (replica) where replica is not null;

-- which messages of a boot are stored: a redelivered one changes nothing
create table link.boots (
  vehicle_id uuid not null,
  boot       text not null,
  seen       int8multirange not null,
  at         timestamptz not null,
  primary key (vehicle_id, boot)
) with (fillfactor = 50);

create table link.latest (
  vehicle_id  uuid primary key,
  -- {path: [value, changedAt, confirmedAt]}, ms since 1970 by the car's clock
  signals     jsonb not null default '{}',
  received_at timestamptz
) with (fillfactor = 50);

-- one row per trace message, by day of receipt (UTC)
create table link.history (
  vehicle_id  uuid not null,
  received_at timestamptz not null,
  boot        text not null,
  seq         bigint not null,
  -- ms since 1970 by the car's clock; dt in the body are offsets from it
  measured_at bigint not null,
  -- {dt, s, na?, key?} as in contract/src/message.ts
  body        jsonb not null,
  primary key (vehicle_id, received_at, boot, seq)
) partition by range (received_at);

-- messages nobody could read, the newest few of each car
create table link.rejected (
  vehicle_id uuid not null,
  id         bigint generated always as identity,
  at         timestamptz not null,
  topic      text not null,
  why        text not null,
  payload    bytea not null,
  primary key (vehicle_id, id)
);

-- somebody looks at this car until then
create unlogged table link.watchers (
  vehicle_id uuid primary key,
  until      timestamptz not null
);

create table link.requests (
  vehicle_id uuid not null,
  id         uuid not null,
  -- module/verb
  verb       text not null,
  args       jsonb not null,
  -- [{path, equals}]: the state that shows it has happened
  expect     jsonb not null,
  -- owner, staff:<role> or centre: told to the car
  by         text not null,
  account_id uuid,
  -- waiting, waking, sent, doing, done, refused, failed, no-answer
  state      text not null,
  code       text,
  -- happened, did-not-happen
  settled    text,
  sends      integer not null default 0,
  asked_at   timestamptz not null,
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (vehicle_id, id)
);
create unique index requests_open on link.requests (vehicle_id, verb) where state in ('waiting', 'waking', 'sent', 'doing');
create index requests_unsettled on link.requests (vehicle_id) where state = 'no-answer' and settled is null and expect <> '[]';
create index requests_newest on link.requests (vehicle_id, asked_at desc);

-- makes the partitions of `days` days from `first` on; safe to call from every replica at once
create function link.make_days(first date, days integer) returns void language plpgsql as $$
declare
  day date;
  name text;
begin
  perform pg_advisory_xact_lock(7246003);
  for day in select first + i from generate_series(0, days - 1) as i loop
    name := 'history_' || to_char(day, 'YYYYMMDD');
    if to_regclass('link.' || name) is null then
      execute format('create table link.%I (like link.history including all)', name);
      execute format('alter table link.history attach partition link.%I for values from (%L) to (%L)', name,
        day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
    end if;
  end loop;
end
$$;

-- drops whole days before `first`; gives how many
create function link.drop_days(first date) returns integer language plpgsql as $$
declare
  name text;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(7246003);
  for name in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'link.history'::regclass and c.relname < 'history_' || to_char(first, 'YYYYMMDD') loop
    execute format('drop table link.%I', name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;
