create schema drives;

-- one row per finished trip; cut once from the history, so that a year of trips never touches a sample
create table drives.trips (
  vehicle_id        uuid not null,
  id                uuid not null,
  started_at        timestamptz not null,
  ended_at          timestamptz not null,
  from_latitude     double precision,
  from_longitude    double precision,
  to_latitude       double precision,
  to_longitude      double precision,
  -- metres; by: odometer, positions
  distance          double precision not null,
  distance_by       text not null,
  -- seconds
  moving_seconds    real not null,
  idle_seconds      real,
  long_idle_seconds real,
  night_seconds     real not null,
  -- km/h
  top_speed         real,
  starts            integer,
  hasty_starts      integer,
  -- [[ms since the start, m/s²]]; null: speeds came too rarely to tell
  hard              jsonb,
  -- seconds without a rest: at the end, and the longest time, with what was driven before this trip
  unrested_end      real not null,
  unrested_longest  real not null,
  -- litres, %, kWh, %
  fuel              real,
  fuel_percent      real,
  energy            real,
  energy_percent    real,
  -- of the track
  points            integer not null,
  -- server/src/drives/track.ts
  track             bytea not null,
  primary key (vehicle_id, id)
);
create unique index trips_by_time on drives.trips (vehicle_id, started_at);
-- delta-coded already: PostgreSQL's own compression would only cost time
alter table drives.trips alter column track set storage external;

-- how far each car's history has been cut, and whether its owner wants it to be
create table drives.cars (
  vehicle_id   uuid primary key,
  -- measured before this: cut
  cut_until    timestamptz,
  -- the owner who has switched recording off; another owner begins with it on
  off_by       uuid
);

-- who read positions of drives, and why (GEN-11, IMP-44)
create table drives.reads (
  vehicle_id uuid not null,
  id         bigint generated always as identity,
  at         timestamptz not null,
  -- cut, trip, day, export
  what       text not null,
  -- null: the centre, because recording is on
  account_id uuid,
  -- a program of the owner's: token or OpenID client
  client     text,
  trips      integer not null,
  -- the time that was looked at, to whom it belongs
  since      timestamptz not null,
  until      timestamptz not null,
  primary key (vehicle_id, id)
);
