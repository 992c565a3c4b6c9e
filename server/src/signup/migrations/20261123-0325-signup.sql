create schema signup;

-- a car sold: what the dealer knows and what the customer told the staff
create table signup.purchases (
  id                uuid primary key,
  number            text not null unique,
  dealer_id         uuid not null,
  kind              text not null,
  state             text not null,
  vehicle_id        uuid not null,
  model_id          uuid not null,
  vehicle_name      text not null,
  grade             text not null,
  powertrain        text not null,
  chassis_number    text,
  plate             text,
  purchased_on      date,
  user_is           text not null,
  registered_on     date,
  delivered_on      date,
  -- sealed: the certificate's user and how they compare
  certificate       bytea,
  certificate_match text,
  created_by        uuid not null,
  created_at        timestamptz not null
);
create index purchases_dealer on signup.purchases (dealer_id, created_at desc);

-- buyer and user of a purchase
create table signup.parties (
  purchase_id     uuid not null references signup.purchases,
  party           text not null,
  -- for the dealer's list and search
  name            text,
  -- sealed: what was told to the staff
  stated          bytea,
  account_id      uuid,
  registered_at   timestamptz,
  skipped_at      timestamptz,
  acknowledged_at timestamptz,
  g_link          text not null,
  charging        text not null,
  -- sealed: the address a missing user is invited at
  invited         bytea,
  followed_up_at  timestamptz,
  reminders       integer not null,
  primary key (purchase_id, party)
);
create index parties_account on signup.parties (account_id);

-- one person's way through the steps
create table signup.procedures (
  id              uuid primary key,
  flow            text not null,
  language        text not null,
  purchase_id     uuid references signup.purchases,
  party           text,
  vehicle_id      uuid,
  account_id      uuid,
  -- the registration it led to, or amends
  registration_id uuid,
  browser_hash    bytea,
  answered        text[] not null,
  step            text not null,
  -- sealed: what was answered
  kept            bytea,
  -- sealed: what was typed and not sent
  draft           bytea,
  draft_version   integer not null,
  code_id         uuid,
  details_version integer not null,
  check_state     text not null,
  check_by        uuid,
  check_name      text,
  check_at        timestamptz,
  check_reason    text,
  check_note      text,
  begun_at        timestamptz not null,
  seen_at         timestamptz not null,
  expires_at      timestamptz not null,
  finished_at     timestamptz,
  ended_at        timestamptz
);
-- one way at a time for each person of a purchase, and for each car's services
create unique index procedures_party on signup.procedures (purchase_id, party) where ended_at is null and party is not null;
create unique index procedures_services on signup.procedures (vehicle_id, account_id)
  where ended_at is null and finished_at is null and flow = 'services';
create index procedures_expiry on signup.procedures (expires_at) where kept is not null or draft is not null;

-- QR, address and join code: of each only a hash
create table signup.links (
  id              uuid primary key,
  purchase_id     uuid not null references signup.purchases,
  party           text not null,
  secret_hash     bytea not null unique,
  join_hash       bytea not null,
  join_expires_at timestamptz not null,
  expires_at      timestamptz not null,
  by_staff        boolean not null,
  procedure_id    uuid references signup.procedures,
  created_at      timestamptz not null,
  ended_at        timestamptz
);
create unique index links_join on signup.links (join_hash) where ended_at is null;
create index links_purchase on signup.links (purchase_id, party) where ended_at is null;

-- what happened to a purchase, for the staff; words and codes, no contents
create table signup.happenings (
  id          bigint generated always as identity primary key,
  purchase_id uuid not null references signup.purchases,
  at          timestamptz not null,
  text        text not null,
  by          text,
  facts       jsonb not null
);
create index happenings_purchase on signup.happenings (purchase_id, id desc);
