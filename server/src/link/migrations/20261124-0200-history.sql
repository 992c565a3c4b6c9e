-- what arrived long after it was measured: few rows, found by their measured time; everything else is found by its receipt
create index history_late on link.history (vehicle_id, measured_at)
  where received_at - to_timestamp(greatest(measured_at, 0) / 1000::double precision) > interval '1 hour';

-- periods of a car's history that are to be forgotten, by measured time: said by no answer and taken in no more
create table link.forgotten (
  vehicle_id uuid not null,
  starts_at  timestamptz not null,
  -- not in it
  ends_at    timestamptz not null,
  asked_at   timestamptz not null,
  -- since when no archived file holds it any more
  wiped_at   timestamptz,
  primary key (vehicle_id, starts_at, ends_at)
);
create index forgotten_unwiped on link.forgotten (vehicle_id) where wiped_at is null;
