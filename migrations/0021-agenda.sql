alter table meetings.series
  -- Members propose items until so many days before a meeting.
  add column proposal_days int not null default 14 check (proposal_days between 0 and 90);

-- What stands on every agenda of a series by itself: first or last.
create table meetings.standing (
  district text not null,
  id uuid not null,
  series_id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  edge text not null check (edge in ('first', 'last')),
  position int not null,
  planned_minutes int check (planned_minutes between 1 and 600),
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id),
  foreign key (district, series_id) references meetings.series (district, id) on delete cascade
);
create index standing_series on meetings.standing (district, series_id);

alter table meetings.item
  -- The standing item it is this meeting's turn of; such an item does not go on to the next meeting.
  add column standing_id uuid,
  -- Read by named members and by those who prepare meetings; to everyone else it is not there.
  add column is_closed boolean not null default false,
  add column presenter_party_id uuid,
  -- A function, never a name.
  add column presenter text not null default '' check (char_length(presenter) <= 120),
  -- Counts how often its words have been changed.
  add column version int not null default 0,
  add foreign key (district, standing_id) references meetings.standing (district, id),
  add foreign key (district, presenter_party_id) references network.party (district, id) on delete set null (presenter_party_id),
  add check (not is_closed or public_title is null);
create index item_standing on meetings.item (district, standing_id) where standing_id is not null;
create index item_presenter on meetings.item (district, presenter_party_id) where presenter_party_id is not null;

alter table meetings.entry
  add column planned_minutes int check (planned_minutes between 1 and 600);

create table meetings.item_reader (
  district text not null,
  item_id uuid not null,
  member_id uuid not null,
  primary key (district, item_id, member_id),
  foreign key (district, item_id) references meetings.item (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index item_reader_member on meetings.item_reader (district, member_id);

create table meetings.item_attachment (
  district text not null,
  id uuid not null,
  item_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  type text not null,
  size int not null,
  sha256 text not null,
  file_key text not null,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, item_id) references meetings.item (district, id) on delete cascade,
  foreign key (district, file_key) references platform.stored_file (district, key) deferrable initially deferred
);
create index item_attachment_item on meetings.item_attachment (district, item_id);
create index item_attachment_file on meetings.item_attachment (district, file_key);

-- What a member wants a meeting to talk about, in their own words.
create table meetings.proposal (
  district text not null,
  id uuid not null,
  series_id uuid not null,
  member_id uuid not null,
  -- The party they speak for with it, when they say so.
  party_id uuid,
  title text not null check (char_length(title) between 1 and 200),
  text text not null check (char_length(text) <= 5000),
  kind text not null check (kind in ('information', 'discussion', 'decision')),
  wished_minutes int check (wished_minutes between 1 and 600),
  -- Entered by a coordinator for a member who said it on the phone, on paper or in person.
  assisted boolean not null default false,
  -- It waits for a meeting that begins later than this: it came after the deadline, or was put off.
  waits_until timestamptz,
  status text not null default 'received' check (status in ('received', 'taken', 'postponed', 'returned', 'withdrawn')),
  status_at timestamptz not null,
  -- What the member was told when it was put off or returned.
  reason text not null default '' check (char_length(reason) <= 1000),
  item_id uuid,
  file_name text,
  file_type text,
  file_size int,
  file_sha256 text,
  file_key text,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, series_id) references meetings.series (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id) on delete set null (party_id),
  foreign key (district, item_id) references meetings.item (district, id) on delete set null (item_id),
  foreign key (district, file_key) references platform.stored_file (district, key) deferrable initially deferred,
  check (num_nulls(file_name, file_type, file_size, file_sha256, file_key) in (0, 5))
);
create index proposal_series on meetings.proposal (district, series_id, status);
create index proposal_member on meetings.proposal (district, member_id);
create index proposal_party on meetings.proposal (district, party_id) where party_id is not null;
create index proposal_item on meetings.proposal (district, item_id) where item_id is not null;
create index proposal_file on meetings.proposal (district, file_key) where file_key is not null;

-- An agenda as it went out, each time it did. Of closed items it holds no words.
create table meetings.sent_agenda (
  district text not null,
  meeting_id uuid not null,
  version int not null check (version > 0),
  sent_at timestamptz not null,
  content jsonb not null,
  -- When its mails were written, and how many.
  mailed_at timestamptz,
  mails int,
  primary key (district, meeting_id, version),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade,
  check ((mailed_at is null) = (mails is null))
);
