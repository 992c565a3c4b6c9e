-- personal API tokens: only the hash is kept
create table accounts.tokens (
  id           uuid primary key,
  account_id   uuid not null references accounts.accounts on delete cascade,
  name         text not null,
  hint         text not null,
  hash         bytea not null unique,
  scopes       text[] not null,
  vehicle_ids  uuid[],
  created_at   timestamptz not null,
  last_used_at timestamptz,
  expires_at   timestamptz not null
);
create index tokens_account on accounts.tokens (account_id);
create index tokens_expires on accounts.tokens (expires_at);
