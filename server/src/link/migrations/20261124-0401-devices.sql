-- devices that are not ours, by which a car without our unit reaches the centre
create table link.devices (
  vehicle_id       uuid not null,
  id               uuid not null,
  -- ovms, tracker
  kind             text not null,
  -- the owner's own name for it
  label            text not null,
  -- its user name on the line; null: a tracker, whose only name is its secret
  name             text unique,
  -- SHA-256 of its password (ovms) or of its identifier (tracker)
  hash             bytea not null unique,
  -- PIN of the car, sealed
  pin              bytea,
  refused_messages bigint not null default 0,
  added_at         timestamptz not null,
  heard_at         timestamptz,
  revoked_at       timestamptz,
  primary key (vehicle_id, id)
);

-- what devices told in words of their own, the newest of each car
create table link.device_words (
  vehicle_id uuid not null,
  id         bigint generated always as identity,
  device_id  uuid not null,
  at         timestamptz not null,
  -- alert, error, info, data, event
  kind       text not null,
  subtype    text not null,
  text       text not null,
  -- the device's own number of a data record: one that comes again changes nothing
  record     text,
  primary key (vehicle_id, id)
);
create unique index device_words_record on link.device_words (vehicle_id, device_id, subtype, record, md5(text)) where record is not null;
