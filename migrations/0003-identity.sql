-- People who can sign in, across all districts. The tables are better-auth's, the names ours (see adr/0006).
create schema identity;

create table identity.person (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identity.session (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  ip_address text check (ip_address is null or ip_address = ''),
  user_agent text check (user_agent is null or user_agent = ''),
  person_id uuid not null references identity.person (id) on delete cascade
);
create index session_person on identity.session (person_id);
create index session_expires_at on identity.session (expires_at);

create table identity.account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references identity.person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index account_person on identity.account (person_id);

create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on identity.verification (identifier);
create index verification_expires_at on identity.verification (expires_at);

-- A person in the network of one district, with or without mail.
create table platform.member (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  name text not null check (name <> ''),
  email text check (email = lower(btrim(email)) and email <> ''),
  phone text check (phone <> ''),
  reach text not null check (reach in ('mail', 'phone', 'paper', 'centre')),
  centre_name text check (centre_name <> ''),
  roles text[] not null check (roles <@ array['member', 'provider', 'coordinator', 'admin']),
  -- Set when the person signs in the first time; they may be a member of several districts.
  person_id uuid references identity.person (id) on delete set null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (district, id),
  -- Who has left is remembered by name in minutes and decisions only; how to reach them is forgotten at once.
  check (ended_at is null or (email is null and phone is null and person_id is null)),
  check (ended_at is not null or reach <> 'mail' or email is not null),
  check (ended_at is not null or reach <> 'phone' or phone is not null),
  check (reach <> 'centre' or centre_name is not null)
);
create unique index member_email on platform.member (district, lower(email)) where ended_at is null;
create index member_by_email on platform.member (email) where ended_at is null;
create unique index member_person on platform.member (person_id, district) where person_id is not null;

-- A door for one purpose without an account. Only a hash of what opens it is kept.
create table platform.personal_link (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  token_hash text not null unique,
  purpose text not null,
  subject_id uuid not null,
  member_id uuid,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (district, id),
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index personal_link_subject on platform.personal_link (district, purpose, subject_id);
create index personal_link_member on platform.personal_link (district, member_id) where member_id is not null;
create index personal_link_expires_at on platform.personal_link (expires_at);
