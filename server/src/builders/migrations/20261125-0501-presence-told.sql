-- what was last told of cars whose owner has a webhook for it; a car that is new here is told at its next change
create table builders.presence_told (
  vehicle_id uuid primary key,
  online     boolean not null
);
