create schema remote;

create table remote.cautions (
  account_id      uuid not null,
  about           text not null,
  version         integer not null,
  acknowledged_at timestamptz not null,
  primary key (account_id, about, version)
);
