-- Services: where one can get help, when, and who may come in.
create schema help;

create table help.service (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  party_id uuid not null,
  name text not null check (char_length(name) between 1 and 80),
  what text not null check (char_length(what) between 1 and 140),
  what_en text not null default '' check (char_length(what_en) <= 140),
  needs text[] not null check (cardinality(needs) > 0),
  place text not null check (char_length(place) <= 120),
  phone text check (char_length(phone) between 1 and 40),
  languages text[] not null default '{}',
  -- Who may come in, when it is open, and who visits: one zod schema each in the program.
  door jsonb not null,
  schedule jsonb not null,
  visits jsonb not null default '[]',
  checked_at timestamptz not null,
  -- The party that said it is right; null: whoever coordinates the forum.
  checked_by uuid,
  check_every int not null default 30 check (check_every between 7 and 365),
  version int not null default 1,
  created_at timestamptz not null,
  -- Offered no more.
  ended_at timestamptz,
  primary key (district, id),
  foreign key (district, party_id) references network.party (district, id),
  foreign key (district, checked_by) references network.party (district, id)
);
create unique index service_name on help.service (district, lower(name)) where ended_at is null;
create index service_party on help.service (district, party_id);
create index service_checked_by on help.service (district, checked_by) where checked_by is not null;
