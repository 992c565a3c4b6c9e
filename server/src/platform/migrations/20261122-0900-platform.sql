create table platform.secrets (
  name       text primary key,
  sealed     bytea not null,
  created_at timestamptz not null
);

create unlogged table platform.tries (
  key          text primary key,
  window_start timestamptz not null,
  calls        integer not null
);

create table platform.audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  actor_kind text not null,
  actor_id   text,
  act        text not null,
  outcome    text not null,
  about      jsonb not null,
  address    text
);
create index audit_actor on platform.audit (actor_id, at);

-- what the local mailbox holds when no mail server is configured, and the delivery log of every mail
create table platform.mails (
  id        uuid primary key,
  kind      text not null,
  recipient text not null,
  -- queued, sent, failed, bounced
  state     text not null,
  error     text,
  subject   text,
  -- only in the local mailbox: a real mail's text is not kept
  body      text,
  at        timestamptz not null
);
create index mails_recipient on platform.mails (recipient, at desc);
