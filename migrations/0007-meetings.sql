create schema meetings;

create table meetings.series (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 120),
  every_weeks int not null check (every_weeks between 1 and 52),
  -- The first possible day; the rhythm counts from it. Its weekday is the series'.
  first_day date not null,
  -- Danish wall time, the same in summer and winter.
  from_time text not null check (from_time ~ '^\d{2}:\d{2}$'),
  to_time text not null check (to_time ~ '^\d{2}:\d{2}$' and to_time > from_time),
  place text not null check (char_length(place) between 1 and 200),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (district, id)
);

create table meetings.meeting (
  district text not null,
  id uuid not null,
  series_id uuid not null,
  number int not null check (number > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null check (char_length(place) between 1 and 200),
  -- Counts the versions of its calendar file.
  sequence int not null default 0,
  created_at timestamptz not null default now(),
  approved_at timestamptz,
  document_number text,
  -- What visitors read of the minutes, exactly as it was approved.
  published jsonb,
  published_text text,
  sha256 text,
  -- Keeps the seal of the internal minutes from being guessed.
  seal_salt text,
  primary key (district, id),
  unique (district, series_id, number),
  unique (district, series_id, starts_at),
  foreign key (district, series_id) references meetings.series (district, id) on delete cascade,
  check ((approved_at is null) = (document_number is null)),
  check ((approved_at is null) = (published is null)),
  check ((approved_at is null) = (sha256 is null))
);
create index meeting_starts_at on meetings.meeting (district, starts_at);

-- What the network talks about, over as many meetings as it takes.
create table meetings.item (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  -- null: visitors do not see that it is on the agenda.
  public_title text check (char_length(public_title) between 1 and 200),
  text text not null default '' check (char_length(text) <= 5000),
  kind text not null check (kind in ('information', 'discussion', 'decision')),
  status text not null default 'planned' check (status in ('planned', 'discussed', 'carried-over')),
  status_at timestamptz not null,
  created_at timestamptz not null,
  primary key (district, id)
);

-- An item's place on the agenda of one meeting, and what was said about it there.
create table meetings.entry (
  district text not null,
  meeting_id uuid not null,
  item_id uuid not null,
  position int not null,
  outcome text check (outcome in ('discussed', 'carried-over')),
  minutes text not null default '' check (char_length(minutes) <= 50000),
  version int not null default 0,
  primary key (district, meeting_id, item_id),
  unique (district, meeting_id, position) deferrable initially deferred,
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade,
  foreign key (district, item_id) references meetings.item (district, id) on delete cascade
);
create index entry_item on meetings.entry (district, item_id);

-- Who was invited and what they answered. The note is forgotten when the minutes are approved.
create table meetings.invitation (
  district text not null,
  meeting_id uuid not null,
  member_id uuid not null,
  mailed_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  note text not null default '' check (char_length(note) <= 300),
  answered_at timestamptz check ((answered_at is null) = (answer is null)),
  -- Entered by someone else for a member who answered by phone, on paper or in person.
  assisted boolean not null default false,
  primary key (district, meeting_id, member_id),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index invitation_member on meetings.invitation (district, member_id);

create table meetings.attendance (
  district text not null,
  meeting_id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('present', 'apology')),
  primary key (district, meeting_id, member_id),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index attendance_member on meetings.attendance (district, member_id);

create table meetings.party_present (
  district text not null,
  meeting_id uuid not null,
  party_id uuid not null,
  primary key (district, meeting_id, party_id),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id) on delete cascade
);
create index party_present_party on meetings.party_present (district, party_id);
