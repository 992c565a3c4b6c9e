-- what decides about charging plans (CHG-05) and registration after delivery (PDL-09)
alter table vehicles.models
  add column quick_inlet boolean not null default false,
  add column kei         boolean not null default false;
