create table accounts.dealers (
  id         uuid primary key,
  name       text not null,
  phone      text not null,
  place      text not null,
  created_at timestamptz not null
);

alter table accounts.accounts
  add column dealer_id     uuid references accounts.dealers,
  add column ended_at      timestamptz,
  add column customer_kind text not null default 'individual' check (customer_kind in ('individual', 'corporation')),
  add column details       bytea,
  add column held_at       timestamptz;
alter table accounts.accounts alter column customer_kind drop default;

-- a dealer was a text once: each name becomes a dealer, whose phone and place an administrator fills in
insert into accounts.dealers (id, name, phone, place, created_at)
  select gen_random_uuid(), dealer, '', '', min(created_at) from accounts.accounts where dealer is not null group by dealer;
update accounts.accounts a set dealer_id = d.id from accounts.dealers d where d.name = a.dealer;
alter table accounts.accounts drop column dealer;

alter table accounts.codes drop constraint codes_purpose_check;
alter table accounts.codes
  add constraint codes_purpose_check check (purpose in ('registration', 'password-reset', 'access')),
  add column password_hash text,
  add column auth_phone    text;

create table accounts.identity_changes (
  id            uuid primary key,
  account_id    uuid not null references accounts.accounts on delete cascade,
  wanted        bytea not null,
  reason        text not null check (reason in ('marriage', 'court', 'misspelt', 'other')),
  state         text not null check (state in ('draft', 'waiting', 'approved', 'rejected', 'withdrawn')),
  document      bytea,
  document_type text,
  answer        text,
  asked_at      timestamptz not null,
  decided_at    timestamptz,
  decided_by    uuid references accounts.accounts
);
create index identity_changes_account on accounts.identity_changes (account_id);
create index identity_changes_waiting on accounts.identity_changes (asked_at) where state = 'waiting';
-- of two requests at the same moment one is the open one
create unique index identity_changes_open on accounts.identity_changes (account_id) where state in ('draft', 'waiting');

create table accounts.members (
  id             uuid primary key,
  corporation_id uuid not null references accounts.accounts on delete cascade,
  email          text not null,
  member_id      uuid references accounts.accounts on delete cascade,
  role           text not null check (role in ('administrator', 'manager', 'viewer')),
  invited_at     timestamptz not null,
  accepted_at    timestamptz,
  unique (corporation_id, email)
);
create index members_member on accounts.members (member_id);
create index members_email on accounts.members (email);
