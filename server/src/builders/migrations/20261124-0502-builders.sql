create schema builders;

create table builders.webhooks (
  id                  uuid primary key,
  account_id          uuid not null,
  name                text not null,
  url                 text not null,
  events              text[] not null,
  vehicle_ids         uuid[],
  state               text not null check (state in ('on', 'off', 'stopped')),
  secret              bytea not null,
  former_secret       bytea,
  former_secret_until timestamptz,
  failing_since       timestamptz,
  last_delivered_at   timestamptz,
  created_at          timestamptz not null
);
create index webhooks_account on builders.webhooks (account_id);

create table builders.deliveries (
  id           uuid primary key,
  webhook_id   uuid not null references builders.webhooks on delete cascade,
  -- the same event is one message to a webhook, however often its cause is handled
  once         text not null,
  type         text not null,
  vehicle_id   uuid,
  body         text not null,
  state        text not null check (state in ('waiting', 'sent', 'failed', 'held', 'dropped')),
  at           timestamptz not null,
  tries        int not null,
  tries_left   int not null,
  tried_at     timestamptz,
  next_try_at  timestamptz,
  status       int,
  error        text,
  milliseconds int,
  answer       text,
  unique (webhook_id, once)
);
create index deliveries_log on builders.deliveries (webhook_id, at desc, id desc);
create index deliveries_at on builders.deliveries (at);

-- an account's own MQTT broker; one replica at a time holds the connection
create table builders.brokers (
  account_id       uuid primary key,
  url              text not null,
  username         text not null,
  password         bytea,
  authority        text,
  discovery_prefix text not null,
  prefix           text not null,
  vehicle_ids      uuid[],
  may_operate      boolean not null,
  is_on            boolean not null,
  -- raised by each change: the holder reads it again
  version          int not null,
  -- cars whose discovery messages lie on the broker, to take them back
  published        uuid[] not null,
  removed          boolean not null,
  state            text not null check (state in ('off', 'waiting', 'connected', 'failing')),
  error            text,
  state_since      timestamptz not null,
  holder           uuid,
  held_until       timestamptz,
  set_at           timestamptz not null
);
create index brokers_free on builders.brokers (held_until);
