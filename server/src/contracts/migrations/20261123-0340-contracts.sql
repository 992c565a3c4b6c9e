create schema contracts;

-- ── What is for sale: rows hold from valid_from until the day before valid_until. Yen with tax. ──

create table contracts.plans (
  kind        text not null,
  name_ja     text not null,
  name_en     text not null,
  free_years  integer,
  starts      text not null,
  last_day    text not null,
  valid_from  date not null,
  valid_until date,
  source      text not null,
  primary key (kind, valid_from)
);

create table contracts.option_terms (
  option           text not null,
  kind             text not null,
  free_years       integer,
  free_at_least    date,
  renews_by_itself boolean not null,
  card_only        boolean not null,
  corporations     boolean not null,
  phones_ja        text,
  phones_en        text,
  valid_from       date not null,
  valid_until      date,
  source           text not null,
  primary key (option, kind, valid_from)
);

create table contracts.prices (
  product     text not null,
  kind        text not null,
  occasion    text not null,
  term        text not null,
  yen         integer not null,
  valid_from  date not null,
  valid_until date,
  official    boolean not null,
  source      text not null,
  primary key (product, kind, occasion, term, valid_from)
);

create table contracts.charging_plans (
  plan              text not null,
  name_ja           text not null,
  name_en           text not null,
  quick             boolean not null,
  monthly           integer not null,
  card_fee          integer not null,
  normal_per_minute numeric(8, 2) not null,
  quick_per_minute  numeric(8, 2),
  valid_from        date not null,
  valid_until       date,
  official          boolean not null,
  source            text not null,
  primary key (plan, valid_from)
);

insert into contracts.plans (kind, name_ja, name_en, free_years, starts, last_day, valid_from, source) values
  ('new',  'G-Link 基本プラン（新車）',       'G-Link basic plan (new car)',       3,    'first-registration', 'eve', '2018-01-01', 'GLK-29 CON-01, last day by Q-11'),
  ('cpo',  'G-Link 基本プラン（認定中古車）', 'G-Link basic plan (certified pre-owned)', 2, 'purchase',           'eve', '2018-01-01', 'GLK-30 CON-02, last day by Q-11'),
  -- neither time nor price of Lite is in the public guides: open-ended and free until an operator sets them
  ('lite', 'G-Link Lite',                     'G-Link Lite',                       null, 'application',        'eve', '2018-01-01', 'GLK-31, set by the operator');

insert into contracts.prices (product, kind, occasion, term, yen, valid_from, official, source)
select 'g-link', kind, 'continuation', term, yen, '2018-01-01', true, source
from (values ('new', 'CON-10'), ('cpo', 'CON-11 CON-18')) as k (kind, source)
cross join (values ('two-years', 36000), ('year', 19000), ('month', 1900)) as p (term, yen);

insert into contracts.prices (product, kind, occasion, term, yen, valid_from, valid_until, official, source)
select 'wifi', kind, occasion, 'month', yen, valid_from::date, valid_until::date, false, 'reports on the web (E-11), not the maker''s own word'
from (values ('new'), ('cpo')) as k (kind)
cross join (values ('at-purchase'), ('later'), ('afterwards')) as o (occasion)
cross join (values (1100, '2018-01-01', '2024-12-01'), (1650, '2024-12-01', null)) as p (yen, valid_from, valid_until);

insert into contracts.prices (product, kind, occasion, term, yen, valid_from, official, source) values
  ('digital-key', 'new', 'at-purchase', 'free',      0,    '2018-01-01', true, 'OPT-18'),
  ('digital-key', 'new', 'later',       'free',      0,    '2018-01-01', true, 'OPT-18'),
  ('digital-key', 'cpo', 'at-purchase', 'two-years', 9900, '2018-01-01', true, 'OPT-07'),
  ('digital-key', 'cpo', 'later',       'month',     550,  '2018-01-01', true, 'OPT-08');
insert into contracts.prices (product, kind, occasion, term, yen, valid_from, official, source)
select 'digital-key', kind, 'afterwards', term, yen, '2018-01-01', true, 'OPT-07'
from (values ('new'), ('cpo')) as k (kind)
cross join (values ('two-years', 9900), ('year', 5500), ('month', 550)) as p (term, yen);

insert into contracts.prices (product, kind, occasion, term, yen, valid_from, official, source)
select 'charging-reservation', kind, occasion, term, yen, '2018-01-01', true, 'OPT-11'
from (values ('new'), ('cpo')) as k (kind)
cross join (values ('at-purchase', 'free', 0), ('later', 'free', 0), ('afterwards', 'month', 1000)) as p (occasion, term, yen);

insert into contracts.option_terms (option, kind, free_years, free_at_least, renews_by_itself, card_only, corporations, phones_ja, phones_en, valid_from, source)
select o.option, k.kind, case when k.kind = 'new' then o.free_new else o.free_cpo end, case when k.kind = 'cpo' then o.at_least::date end,
  o.renews, o.card_only, true, o.phones_ja, o.phones_en, '2018-01-01', o.source
from (values ('new'), ('cpo')) as k (kind)
cross join (values
  ('wifi', null::integer, null::integer, null, true, false, null, null, 'OPT-03 OPT-05'),
  ('digital-key', 3, null, null, false, false,
    'iPhone（iOS 17以上）またはBluetooth 5.0以上のAndroidスマートフォン（Android 13以上）。一部の機種ではご利用になれません。お申込みの前に、お手持ちの機種をご確認ください。',
    'An iPhone with iOS 17 or later, or an Android phone with Android 13 or later and Bluetooth 5.0. Some phones do not work: check yours before you apply.',
    'OPT-07 OPT-10 OPT-18, phones by the operator (IMP-20)'),
  ('charging-reservation', 3, 2, '2026-03-31', true, true, null, null, 'OPT-11 OPT-17 PAY-06')
) as o (option, free_new, free_cpo, at_least, renews, card_only, phones_ja, phones_en, source);

insert into contracts.charging_plans (plan, name_ja, name_en, quick, monthly, card_fee, normal_per_minute, quick_per_minute, valid_from, official, source) values
  ('normal',           '普通充電プラン',       'Normal charging plan',           false, 550,  1650, 4.95, null, '2024-01-01', false, 'monthly fee assumed: no public figure; the rest as the plan below'),
  ('normal-and-quick', '普通・急速充電プラン', 'Normal and quick charging plan', true,  1650, 1650, 4.95, 66,   '2024-01-01', false, 'sample plan of January 2024 (E-16)');

-- ── What is known of a car, before and beside any contract ──

create table contracts.cars (
  vehicle_id          uuid primary key,
  kind                text,
  purchased_on        date,
  first_registered_on date,
  dealer_id           uuid
);

-- ── What is agreed ──

create table contracts.contracts (
  id             uuid primary key,
  vehicle_id     uuid not null,
  account_id     uuid not null,
  number         text not null unique,
  kind           text not null,
  free_years     integer,
  starts         text not null,
  last_day       text not null,
  channel        text not null,
  key            text not null,
  alert_contacts text[] not null,
  card_tail      text,
  applied_at     timestamptz not null,
  ended_at       timestamptz,
  ended_why      text
);
-- one contract of a car at a time
create unique index contracts_live on contracts.contracts (vehicle_id) where ended_at is null;
create index contracts_account on contracts.contracts (account_id) where ended_at is null;

create table contracts.periods (
  contract_id uuid not null references contracts.contracts,
  first_day   date not null,
  last_day    date,
  term        text not null,
  yen         integer not null,
  primary key (contract_id, first_day)
);

create table contracts.options (
  id          uuid primary key,
  contract_id uuid not null references contracts.contracts,
  option      text not null,
  term        text not null,
  yen         integer not null,
  applied_at  timestamptz not null,
  first_day   date,
  last_day    date,
  ended_at    timestamptz
);
create unique index options_live on contracts.options (contract_id, option) where ended_at is null;

create table contracts.charging (
  id         uuid primary key,
  vehicle_id uuid not null,
  account_id uuid not null,
  plan       text not null,
  channel    text not null,
  key        text not null,
  applied_at timestamptz not null,
  ended_at   timestamptz
);
create unique index charging_live on contracts.charging (vehicle_id) where ended_at is null;

-- the last no of a person about a car
create table contracts.declines (
  vehicle_id  uuid not null,
  account_id  uuid not null,
  service     text not null,
  channel     text not null,
  reason      text,
  declined_at timestamptz not null,
  primary key (vehicle_id, account_id, service)
);

-- ── Consents and delivered documents: rows are added, never changed ──

create table contracts.consents (
  id         uuid primary key,
  account_id uuid not null,
  document   text not null,
  version    text not null,
  language   text not null,
  channel    text not null,
  vehicle_id uuid,
  purposes   text[] not null,
  given_at   timestamptz not null,
  unique nulls not distinct (account_id, document, version, vehicle_id, given_at)
);

create table contracts.withdrawals (
  consent_id   uuid primary key references contracts.consents,
  withdrawn_at timestamptz not null
);

create table contracts.deliveries (
  id           uuid primary key,
  account_id   uuid not null,
  document     text not null,
  version      text not null,
  language     text not null,
  delivered_at timestamptz not null
);
create index deliveries_account on contracts.deliveries (account_id, document);
