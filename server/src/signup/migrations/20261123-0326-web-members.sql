-- who let My LEXUS (WEB) have their data, and who wants its mail magazine (PDL-25, PDL-26)
create table signup.web_members (
  account_id  uuid primary key,
  linked_at   timestamptz not null,
  magazine    boolean not null,
  magazine_at timestamptz
);
