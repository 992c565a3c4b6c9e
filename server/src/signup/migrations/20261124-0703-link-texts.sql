-- an SMS with a link to a sign-up, until it is handed over: of links themselves only hashes are kept
create table signup.link_texts (
  link_id    uuid primary key references signup.links on delete cascade,
  -- address and number, sealed; null once the SMS is on its way or given up
  sealed     bytea,
  created_at timestamptz not null
);
