create schema notices;

create table notices.notices (
  id         uuid primary key,
  account_id uuid not null,
  kind       text not null,
  word       text not null,
  facts      jsonb not null,
  vehicle_id uuid,
  -- news with the same mark is told to an account once
  once       text,
  at         timestamptz not null,
  read_at    timestamptz
);
create unique index notices_once on notices.notices (account_id, once);
create index notices_inbox on notices.notices (account_id, at desc, id desc);
create index notices_unread on notices.notices (account_id) where read_at is null;
create index notices_at on notices.notices (at);

-- one row for a mail address or a browser that a notice goes to
create table notices.deliveries (
  id              uuid primary key,
  notice_id       uuid not null references notices.notices on delete cascade,
  account_id      uuid not null,
  channel         text not null check (channel in ('mail', 'push')),
  -- push only; the subscription may be gone since
  subscription_id uuid,
  state           text not null check (state in ('waiting', 'sent', 'failed', 'bounced')),
  -- code of the last failure; stands beside `waiting` while it is tried again
  error           text,
  at              timestamptz not null
);
create index deliveries_notice on notices.deliveries (notice_id);
create index deliveries_account on notices.deliveries (account_id, channel, at desc);

create table notices.preferences (
  account_id uuid not null,
  kind       text not null,
  mail       boolean not null,
  push       boolean not null,
  primary key (account_id, kind)
);

create table notices.push_subscriptions (
  id         uuid primary key,
  account_id uuid not null,
  -- a browser belongs to who used it last
  endpoint   text not null unique,
  p256dh     text not null,
  auth       text not null,
  device     text not null,
  created_at timestamptz not null
);
create index push_subscriptions_account on notices.push_subscriptions (account_id);
