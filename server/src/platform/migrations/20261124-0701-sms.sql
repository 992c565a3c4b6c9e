-- the delivery log of every SMS; number and text only where SMS lie in the local mailbox
create table platform.sms (
  id             uuid primary key,
  kind           text not null,
  -- HMAC of the number: says whether the newest SMS to it arrived, and nothing else
  recipient_hash bytea not null,
  -- queued, sent, delivered, undelivered, failed
  state          text not null,
  error          text,
  recipient      text,
  body           text,
  at             timestamptz not null
);
create index sms_recipient on platform.sms (recipient_hash, at desc);
