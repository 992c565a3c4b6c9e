create schema vehicles;

create table vehicles.models (
  id              uuid primary key,
  name            text not null,
  code            text not null,
  year            integer not null,
  grade           text not null,
  powertrain      text not null,
  body            text not null,
  head_unit       text not null,
  network_ends_on date,
  unique (code, year, grade)
);

create table vehicles.model_services (
  model_id uuid not null references vehicles.models,
  service  text not null,
  primary key (model_id, service)
);

create table vehicles.vehicles (
  id                    uuid primary key,
  model_id              uuid not null references vehicles.models,
  vin                   text not null unique,
  plate                 text,
  paint                 text not null,
  inspection_expires_on date,
  picture               text,
  created_at            timestamptz not null
);

create table vehicles.pictures (
  vehicle_id uuid primary key references vehicles.vehicles,
  name       text not null,
  webp       bytea not null,
  set_at     timestamptz not null
);

create table vehicles.roles (
  vehicle_id uuid not null references vehicles.vehicles,
  account_id uuid not null,
  role       text not null,
  nickname   text,
  since      timestamptz not null,
  primary key (vehicle_id, account_id)
);
-- one owner at a time
create unique index roles_one_owner on vehicles.roles (vehicle_id) where role = 'owner';
create index roles_account on vehicles.roles (account_id, since);

create table vehicles.selected (
  account_id uuid primary key,
  vehicle_id uuid not null references vehicles.vehicles
);

create table vehicles.handover_codes (
  vehicle_id uuid primary key references vehicles.vehicles,
  hash       bytea not null unique,
  expires_at timestamptz not null,
  made_by    uuid
);
