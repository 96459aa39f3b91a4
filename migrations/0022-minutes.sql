-- From the draft of minutes to what is locked: sent to those who were there or invited, corrected, approved, published.

alter table meetings.series
  -- So many days after they were sent, minutes are approved when nobody corrects them.
  add column silent_days int not null default 14 check (silent_days between 3 and 90);

alter table meetings.meeting
  -- null: still a draft, or taken back to be one again.
  add column sent_at timestamptz,
  -- On this day they are approved when no correction waits. Fixed when they are sent.
  add column silent_day date,
  -- When the coordinators were told that a correction holds the silent approval up.
  add column held_up_told_at timestamptz,
  add column approved_how text check (approved_how in ('meeting', 'silence')),
  -- A public version that waits for another to look at it, and who wrote it.
  add column public_draft jsonb,
  add column public_draft_by uuid,
  add column published_at timestamptz,
  -- Who looked for names before it was published.
  add column looked_by uuid,
  add foreign key (district, public_draft_by) references platform.member (district, id) on delete set null (public_draft_by),
  add foreign key (district, looked_by) references platform.member (district, id) on delete set null (looked_by),
  -- Until now approving was publishing.
  drop constraint meeting_check2,
  drop constraint meeting_check3;

update meetings.meeting set published_at = approved_at, approved_how = 'meeting' where approved_at is not null;

alter table meetings.meeting
  add check ((sent_at is null) = (silent_day is null)),
  add check ((approved_at is null) = (approved_how is null)),
  add check (published_at is null or approved_at is not null),
  add check ((published_at is null) = (published is null)),
  add check ((published_at is null) = (published_text is null)),
  add check ((published_at is null) = (sha256 is null));

create index meeting_silent_day on meetings.meeting (silent_day) where sent_at is not null and approved_at is null;

-- The minutes for members as they were at one moment: when they were sent, and when they were approved.
create table meetings.version (
  district text not null,
  meeting_id uuid not null,
  number int not null check (number > 0),
  reason text not null check (reason in ('sent', 'approved')),
  fixed_at timestamptz not null,
  content jsonb not null,
  -- The approved minutes as plain text, and its checksum. Minutes approved before there were versions have only the
  -- seal that stands in their public text.
  text text,
  sha256 text,
  primary key (district, meeting_id, number),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade,
  check (reason = 'approved' or text is null),
  check (text is null or sha256 is not null)
);
create unique index version_approved on meetings.version (district, meeting_id) where reason = 'approved';

insert into meetings.version (district, meeting_id, number, reason, fixed_at, content, sha256)
select m.district, m.id, 1, 'approved', m.approved_at,
  jsonb_build_object(
    'day', to_char(m.starts_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD'),
    'fromTime', to_char(m.starts_at at time zone 'Europe/Copenhagen', 'HH24.MI'),
    'toTime', to_char(m.ends_at at time zone 'Europe/Copenhagen', 'HH24.MI'),
    'place', m.place,
    'series', s.name,
    'number', m.number,
    'parties', m.published -> 'parties',
    'present', '[]'::jsonb,
    'apologies', '[]'::jsonb,
    'items', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', e.item_id,
        'number', (select count(*) from meetings.entry b where b.district = e.district and b.meeting_id = e.meeting_id and b.position <= e.position),
        'title', i.title,
        'minutes', e.minutes,
        'version', e.version,
        'outcome', e.outcome,
        'decisions', coalesce((
          select jsonb_agg(taken -> 'title')
          from jsonb_array_elements(m.published -> 'items') shown, jsonb_array_elements(shown -> 'decisions') taken
          where shown ->> 'id' = e.item_id::text), '[]'::jsonb),
        'tasks', '[]'::jsonb
      ) order by e.position)
      from meetings.entry e
      join meetings.item i on i.district = e.district and i.id = e.item_id
      where e.district = m.district and e.meeting_id = m.id), '[]'::jsonb)
  ),
  substring(m.published_text from 'forseglet med ([0-9a-f]{64})')
from meetings.meeting m
join meetings.series s on s.district = m.district and s.id = m.series_id
where m.approved_at is not null;

-- How a sent version got to one person: by mail, or handed over or read aloud by someone.
create table meetings.delivery (
  district text not null,
  meeting_id uuid not null,
  version int not null,
  member_id uuid not null,
  mailed_at timestamptz,
  handed_at timestamptz,
  primary key (district, meeting_id, version, member_id),
  foreign key (district, meeting_id, version) references meetings.version (district, meeting_id, number) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index delivery_member on meetings.delivery (district, member_id);

-- What somebody who was there wants changed in one item.
create table meetings.correction (
  district text not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  -- null: the secretary's own.
  member_id uuid,
  -- "Chef, Kontoret": how they are named, also when they have left since.
  spoke_as text not null default '',
  -- Typed in by someone else, for a person who said it by phone, on paper or in person.
  assisted boolean not null default false,
  base text not null check (char_length(base) <= 50000),
  proposed text not null check (char_length(proposed) <= 50000),
  note text not null default '' check (char_length(note) <= 500),
  proposed_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'accepted', 'declined')),
  reason text not null default '' check (char_length(reason) <= 1000),
  decided_at timestamptz,
  -- The item's text and its version after an accepted correction.
  result text check (char_length(result) <= 50000),
  result_version int,
  -- When the person heard of it.
  told_at timestamptz,
  primary key (district, id),
  foreign key (district, meeting_id, item_id) references meetings.entry (district, meeting_id, item_id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete set null (member_id),
  check ((status = 'open') = (decided_at is null)),
  check ((status = 'accepted') = (result is not null)),
  check ((status = 'accepted') = (result_version is not null)),
  check (status <> 'declined' or reason <> '')
);
create index correction_meeting on meetings.correction (district, meeting_id, proposed_at);
create index correction_member on meetings.correction (district, member_id);

-- A mistake found after approval: a dated note beside the minutes, which stay as they are.
create table meetings.addendum (
  district text not null,
  id uuid not null,
  meeting_id uuid not null,
  written_at timestamptz not null,
  text text not null check (char_length(text) between 1 and 5000),
  -- null: only for members.
  public_text text check (char_length(public_text) between 1 and 5000),
  primary key (district, id),
  foreign key (district, meeting_id) references meetings.meeting (district, id) on delete cascade
);
create index addendum_meeting on meetings.addendum (district, meeting_id, written_at);
