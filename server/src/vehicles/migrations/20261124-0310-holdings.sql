-- who owned the car from when until when: a role that ends is deleted, its time is not
create table vehicles.holdings (
  vehicle_id uuid not null references vehicles.vehicles,
  account_id uuid not null,
  since      timestamptz not null,
  until      timestamptz,
  primary key (vehicle_id, account_id, since)
);
create unique index holdings_now on vehicles.holdings (vehicle_id) where until is null;
create index holdings_account on vehicles.holdings (account_id, since);

insert into vehicles.holdings (vehicle_id, account_id, since)
select vehicle_id, account_id, since from vehicles.roles where role = 'owner';
