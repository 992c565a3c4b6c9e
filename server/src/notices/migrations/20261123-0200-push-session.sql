-- a browser takes push messages as long as the session that switched them on; null = older rows, until they are renewed
alter table notices.push_subscriptions add column session_id uuid;
create index push_subscriptions_session on notices.push_subscriptions (session_id);
