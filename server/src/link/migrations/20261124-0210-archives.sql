-- days of history on their way out of the database, and those that lie in files
create table link.archive_days (
  day         date primary key,
  began_at    timestamptz not null,
  -- parts before this one are of an earlier time that the day was archived, and complete
  first_part  integer not null default 0,
  -- all of it stands in files and its partition is dropped: since then read from the files
  archived_at timestamptz,
  tries       integer not null default 0,
  -- the last try that failed, and why: archive-down, archive-full, not-verified, rows-came-in, fault
  failed_at   timestamptz,
  why         text
);

-- one Parquet file: rows of one day, sorted by vehicle_id, received_at, boot, seq; part n + 1 goes on where n ends
create table link.archives (
  day           date not null,
  part          integer not null,
  -- null: nothing is left of what was in it
  name          text unique,
  first_vehicle uuid not null,
  last_vehicle  uuid not null,
  -- of the last row that was looked at: where the next part begins
  last_receipt  timestamptz not null,
  last_boot     text not null,
  last_seq      bigint not null,
  -- rows in the file now, and rows of the day it was made of
  rows          bigint not null,
  rows_read     bigint not null,
  bytes         bigint not null,
  sha256        bytea not null,
  written_at    timestamptz not null,
  primary key (day, part)
);
create index archives_cars on link.archives (day, last_vehicle);

-- cars of whom a day's files hold what was measured more than an hour before its receipt: ms since 1970 of the starts
create table link.archived_late (
  vehicle_id uuid not null,
  day        date not null,
  first      bigint not null,
  last       bigint not null,
  primary key (vehicle_id, day)
);
create index archived_late_days on link.archived_late (day);

-- files that no row names: being written, replaced or expired. Written down before the file is, so that a crash leaves nothing unknown
create table link.loose_files (
  name         text primary key,
  removable_at timestamptz not null
);
