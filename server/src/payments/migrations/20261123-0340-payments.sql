create schema payments;

create table payments.payers (
  account_id      uuid primary key,
  customer        text,
  debit_dealer_id uuid,
  debit_until     timestamptz
);

create table payments.methods (
  id          uuid primary key,
  account_id  uuid not null,
  kind        text not null check (kind in ('card', 'invoice', 'direct-debit')),
  state       text not null check (state in ('active', 'pending-paper', 'refused', 'removed')),
  brand       text,
  last4       text check (last4 ~ '^[0-9]{4}$'),
  expires     text check (expires ~ '^[0-9]{4}-[0-9]{2}$'),
  company_ref text,
  bank        text,
  way         text check (way in ('paper', 'online')),
  dealer_id   uuid,
  why         text,
  since       timestamptz not null,
  ended_at    timestamptz
);
-- one way to pay for all services, and one that may wait for the bank beside it
create unique index methods_active on payments.methods (account_id) where state = 'active';
create unique index methods_waiting on payments.methods (account_id) where state = 'pending-paper';
create index methods_of_account on payments.methods (account_id, since);
create index methods_at_dealer on payments.methods (dealer_id, since) where state = 'pending-paper';

create table payments.card_setups (
  id          uuid primary key,
  account_id  uuid not null,
  status      text not null,
  error       text,
  company_ref text unique,
  form        bytea,
  method_id   uuid references payments.methods,
  asked_at    timestamptz not null,
  created_at  timestamptz not null
);
