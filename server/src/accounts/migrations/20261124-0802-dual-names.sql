-- the name before an approved change goes on counting for some time, for papers still have it (IMP-28); sealed
alter table accounts.identity_changes add column former bytea;
alter table accounts.identity_changes add column both_until timestamptz;
