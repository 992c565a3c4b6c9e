create schema accounts;

create table accounts.accounts (
  id                  uuid primary key,
  kind                text not null check (kind in ('owner', 'staff')),
  email               text not null,
  password_hash       text not null,
  name                text not null,
  kana                text not null,
  auth_phone          text not null,
  language            text not null,
  roles               text[] not null,
  dealer              text,
  terms_version       text,
  mail_bounced_at     timestamptz,
  created_at          timestamptz not null,
  password_changed_at timestamptz not null,
  unique (kind, email)
);

create table accounts.sessions (
  id               uuid primary key,
  token_hash       bytea not null unique,
  account_id       uuid not null references accounts.accounts on delete cascade,
  audience         text not null check (audience in ('owner', 'staff')),
  device           text not null,
  address          text not null,
  acr              text not null,
  created_at       timestamptz not null,
  last_seen_at     timestamptz not null,
  authenticated_at timestamptz not null,
  expires_at       timestamptz not null,
  provider_session text
);
create index sessions_account on accounts.sessions (account_id);
create index sessions_provider on accounts.sessions (provider_session);

create table accounts.devices (
  account_id    uuid not null references accounts.accounts on delete cascade,
  device_hash   bytea not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  primary key (account_id, device_hash)
);

create table accounts.codes (
  id            uuid primary key,
  purpose       text not null check (purpose in ('registration', 'password-reset')),
  email         text not null,
  language      text not null,
  terms_version text,
  browser_hash  bytea not null,
  code_hash     bytea,
  sends         integer not null,
  last_sent_at  timestamptz not null,
  expires_at    timestamptz not null,
  tries         integer not null,
  verified_at   timestamptz,
  ended_at      timestamptz,
  created_at    timestamptz not null
);
create index codes_email on accounts.codes (email, purpose) where ended_at is null;
create index codes_created on accounts.codes (created_at);

create table accounts.guesses (
  key          bytea primary key,
  failures     integer not null,
  locked_until timestamptz,
  last_at      timestamptz not null
);

create table accounts.passkeys (
  id            uuid primary key,
  account_id    uuid not null references accounts.accounts on delete cascade,
  credential_id text not null unique,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null,
  name          text not null,
  synced        boolean not null,
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index passkeys_account on accounts.passkeys (account_id);

create table accounts.challenges (
  id           uuid primary key,
  purpose      text not null check (purpose in ('sign-in', 'reauthenticate', 'add-passkey', 'request')),
  challenge    text not null unique,
  account_id   uuid references accounts.accounts on delete cascade,
  session_id   uuid references accounts.sessions on delete cascade,
  interaction  text,
  request_hash bytea,
  expires_at   timestamptz not null
);
create index challenges_session on accounts.challenges (session_id, purpose);
create index challenges_expiry on accounts.challenges (expires_at);

create table accounts.clients (
  id                        text primary key,
  name                      text not null,
  redirect_uris             text[] not null,
  post_logout_redirect_uris text[] not null,
  scopes                    text[] not null,
  created_at                timestamptz not null
);

create table accounts.oidc_records (
  kind        text not null,
  id_hash     bytea not null,
  sealed      bytea not null,
  account_id  text,
  grant_id    text,
  uid         text,
  consumed_at timestamptz,
  expires_at  timestamptz not null,
  primary key (kind, id_hash)
);
create index oidc_records_grant on accounts.oidc_records (grant_id);
create index oidc_records_uid on accounts.oidc_records (kind, uid);
create index oidc_records_account on accounts.oidc_records (account_id);
create index oidc_records_expiry on accounts.oidc_records (expires_at);
