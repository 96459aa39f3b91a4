-- Conferences: one evening or a few days on which many find proposals together, and the programme of each.
create schema conference;

create table conference.conference (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 160),
  -- Markdown.
  why text not null default '' check (char_length(why) <= 6000),
  place text not null check (char_length(place) between 1 and 200),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  organiser text not null check (char_length(organiser) between 1 and 160),
  target_group text not null default '' check (char_length(target_group) <= 300),
  -- How many people have room; null while nobody knows.
  capacity int check (capacity between 1 and 5000),
  -- A function, never a person.
  contact_function text not null default '' check (char_length(contact_function) <= 120),
  contact_phone text check (char_length(contact_phone) between 1 and 40),
  contact_mail text check (char_length(contact_mail) between 3 and 254),
  -- Null: from the moment the programme is published.
  registration_opens_at timestamptz,
  -- Null: nobody has to sign up.
  registration_closes_at timestamptz,
  languages text[] not null default '{da}' check (cardinality(languages) > 0),
  -- The case under which its papers are kept, ours or the city's.
  case_number text check (char_length(case_number) between 1 and 40),
  version int not null default 1,
  -- When its thread was told that it has been held.
  held_told_at timestamptz,
  published_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (char_length(cancel_reason) between 1 and 300),
  created_at timestamptz not null,
  primary key (district, id),
  check (ends_at > starts_at),
  check (registration_opens_at is null or registration_closes_at is null or registration_closes_at > registration_opens_at),
  check (published_at is null or contact_phone is not null or contact_mail is not null),
  check ((cancelled_at is null) = (cancel_reason is null))
);
create index conference_by_time on conference.conference (district, starts_at desc);

-- A time in which workshops are held beside each other. Numbers begin with 1 and follow the clock.
create table conference.round (
  district text not null,
  conference_id uuid not null,
  number smallint not null check (number between 1 and 6),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (district, conference_id, number),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  check (ends_at > starts_at)
);

-- What stands in the programme. A workshop has no time of its own: it is held in rounds.
create table conference.session (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  kind text not null check (kind in ('talk', 'workshop', 'break', 'other')),
  title text not null check (char_length(title) between 1 and 160),
  -- What a talk is about; the question of a workshop.
  about text not null default '' check (char_length(about) <= 3000),
  -- Who speaks or facilitates, and from where: one zod schema in the program.
  people jsonb not null default '[]',
  starts_at timestamptz,
  ends_at timestamptz,
  room text not null default '' check (char_length(room) <= 80),
  version int not null default 1,
  created_at timestamptz not null,
  primary key (district, id),
  unique (district, conference_id, id),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  check (ends_at > starts_at),
  check ((kind = 'workshop') = (starts_at is null)),
  check ((starts_at is null) = (ends_at is null))
);

-- A workshop in one round: where, and for how many.
create table conference.workshop_round (
  district text not null,
  conference_id uuid not null,
  session_id uuid not null,
  round smallint not null,
  room text not null default '' check (char_length(room) <= 80),
  capacity int not null check (capacity between 1 and 1000),
  primary key (district, session_id, round),
  foreign key (district, conference_id, session_id) references conference.session (district, conference_id, id) on delete cascade,
  foreign key (district, conference_id, round) references conference.round (district, conference_id, number)
);
create index workshop_round_by_round on conference.workshop_round (district, conference_id, round);

-- The programme as it was published, so that what has changed since can be told.
create table conference.version (
  district text not null,
  conference_id uuid not null,
  number int not null check (number > 0),
  programme jsonb not null,
  published_at timestamptz not null,
  -- When the invitation went out with this programme; null for versions that no letter told of.
  letter_sent_at timestamptz,
  primary key (district, conference_id, number),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);
