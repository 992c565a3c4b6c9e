alter table accounts.accounts
  -- a code sent to auth_phone by SMS came back
  add column phone_verified_at timestamptz,
  -- asked for after the password since
  add column second_factor_at  timestamptz;

-- when this session last proved the second factor
alter table accounts.sessions add column second_factor_at timestamptz;

create table accounts.phone_codes (
  id           uuid primary key,
  account_id   uuid not null references accounts.accounts on delete cascade,
  phone        text not null,
  -- of a sign-in: uid of the provider's interaction; otherwise the session that asked
  interaction  text,
  session_id   uuid,
  code_hash    bytea,
  sms_id       uuid,
  sends        integer not null,
  last_sent_at timestamptz not null,
  expires_at   timestamptz not null,
  tries        integer not null,
  verified_at  timestamptz,
  ended_at     timestamptz,
  created_at   timestamptz not null
);
create index phone_codes_account on accounts.phone_codes (account_id);
create index phone_codes_interaction on accounts.phone_codes (interaction) where interaction is not null;

create table accounts.recovery_codes (
  account_id uuid not null references accounts.accounts on delete cascade,
  code_hash  bytea not null,
  created_at timestamptz not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);
