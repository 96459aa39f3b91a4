create schema network;

create table network.party (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  name text not null,
  kind text not null,
  office_email text,
  office_phone text,
  takes_letters boolean not null default false,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (district, id)
);
create unique index party_name on network.party (district, lower(name)) where ended_at is null;

create table network.representation (
  district text not null,
  id uuid not null,
  member_id uuid not null,
  party_id uuid not null,
  function text not null,
  is_deputy boolean not null default false,
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (district, id),
  foreign key (district, party_id) references network.party (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index representation_member on network.representation (district, member_id);
create index representation_party on network.representation (district, party_id);
