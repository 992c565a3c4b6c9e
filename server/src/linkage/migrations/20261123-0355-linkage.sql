create schema linkage;

-- owner's card, service card, G-Link Lite ID: the number only as a keyed hash, to find it, and sealed with its holder
create table linkage.cards (
  id          uuid primary key,
  kind        text not null,
  number_hash bytea not null unique,
  number_tail text not null,
  sealed      bytea not null,
  origin      text not null,
  created_at  timestamptz not null
);

-- a car goes with one card at a time
create table linkage.card_vehicles (
  vehicle_id uuid primary key,
  card_id    uuid not null references linkage.cards,
  since      timestamptz not null
);
create index card_vehicles_card on linkage.card_vehicles (card_id);

create table linkage.links (
  id         uuid primary key,
  card_id    uuid not null references linkage.cards,
  account_id uuid not null,
  linked_at  timestamptz not null,
  ended_at   timestamptz
);
-- of two who link the same card at once, one does
create unique index links_card on linkage.links (card_id) where ended_at is null;
create index links_account on linkage.links (account_id) where ended_at is null;

-- somebody has shown that a card is theirs: an account (procedure 1) or a browser (procedure 2), for half an hour
create table linkage.checks (
  id            uuid primary key,
  card_id       uuid not null references linkage.cards,
  account_id    uuid,
  browser_hash  bytea,
  -- sealed: the address that will be the account's
  email         bytea,
  code_id       uuid,
  terms_version text,
  verified_at   timestamptz,
  used_at       timestamptz,
  expires_at    timestamptz not null,
  created_at    timestamptz not null
);
create index checks_expiry on linkage.checks (expires_at);

-- cards that did not fit, in a row: by account, network and card
create table linkage.misses (
  key           bytea primary key,
  misses        integer not null,
  blocked_until timestamptz,
  last_at       timestamptz not null
);

-- what a person kept at the old owner's site
create table linkage.old_records (
  id         uuid primary key,
  card_id    uuid not null references linkage.cards,
  kind       text not null,
  sealed     bytea not null,
  created_at timestamptz not null
);
create index old_records_card on linkage.old_records (card_id);
