-- a car registered by its user after delivery (4-1), and its review
create table signup.registrations (
  id             uuid primary key,
  -- said on the telephone; tells nothing by itself
  receipt        text not null unique,
  account_id     uuid not null,
  -- null: a line of a fleet's list
  procedure_id   uuid references signup.procedures,
  -- the rejected one it comes after
  amends         uuid references signup.registrations,
  language       text not null,
  state          text not null,
  -- sealed: chassis number and plate as given
  numbers        bytea not null,
  -- keyed hash of the chassis number: two of one car find each other
  chassis_hash   bytea not null,
  -- the car, once approved
  vehicle_id     uuid,
  -- why no machine could approve it; codes
  reasons        text[] not null,
  -- sealed: what the matcher said, item by item; gone 30 days after the decision
  items          bytea,
  match          text,
  at             timestamptz not null,
  expected_by    date not null,
  due_at         timestamptz not null,
  overdue_at     timestamptz,
  decided_at     timestamptz,
  -- null: decided by itself
  decided_by     uuid,
  differs        text[] not null,
  -- sealed: the reviewer's words to the applicant
  note           bytea,
  -- sealed: the certificate's picture; gone 30 days after the decision
  picture        bytea,
  picture_type   text
);
create index registrations_account on signup.registrations (account_id, at desc);
create index registrations_waiting on signup.registrations (due_at) where decided_at is null;
create index registrations_chassis on signup.registrations (chassis_hash);
create index registrations_decided on signup.registrations (decided_at) where items is not null or picture is not null;
-- one open registration of a car by one account
create unique index registrations_open on signup.registrations (account_id, chassis_hash) where decided_at is null;

-- what happened to it; words and names of staff, no contents
create table signup.registration_steps (
  id              bigint generated always as identity primary key,
  registration_id uuid not null references signup.registrations,
  at              timestamptz not null,
  text            text not null,
  by              text
);
create index registration_steps_of on signup.registration_steps (registration_id, id);

-- the mails about it and whether they arrived; one about a whole list has a row for each of its cars
create table signup.registration_mails (
  id              uuid not null,
  registration_id uuid not null references signup.registrations,
  kind            text not null,
  at              timestamptz not null,
  -- queued, sent, bounced, failed
  state           text not null,
  primary key (id, registration_id)
);
create index registration_mails_of on signup.registration_mails (registration_id, at);
