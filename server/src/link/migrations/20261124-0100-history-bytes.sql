-- a message is kept as it came: nothing in the database looks into it (link/ingest/body.ts reads it)
alter table link.history alter column body type bytea using convert_to(body::text, 'UTF8');
