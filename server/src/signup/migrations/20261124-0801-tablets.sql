-- the dealer's tablet, lent to a customer for one sign-up (IMP-24)
create table signup.tablets (
  id          uuid primary key,
  token_hash  bytea not null unique,
  purchase_id uuid not null references signup.purchases,
  party       text not null,
  lent_at     timestamptz not null,
  until       timestamptz not null,
  -- the customer's session at this tablet: it ends with the lending
  account_id  uuid,
  session_id  uuid,
  ended_at    timestamptz
);
create index tablets_ended on signup.tablets (ended_at) where ended_at is not null;

-- a link made again by the staff binds, but shows nothing before the person has proved who they are
alter table signup.procedures add column proof_needed boolean not null default false;
