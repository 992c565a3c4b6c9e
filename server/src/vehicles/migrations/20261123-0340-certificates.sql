-- a car sold before it has a chassis number
alter table vehicles.vehicles alter column vin drop not null;

-- 車検証: what it says of the car stands beside the car, who its user is lies sealed under SECRET
create table vehicles.certificates (
  vehicle_id          uuid primary key references vehicles.vehicles,
  first_registered_on date not null,
  sealed_user         bytea not null,
  set_at              timestamptz not null
);
