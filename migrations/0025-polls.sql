-- Date polls: which of several times suits those who are asked.
create schema polls;

create table polls.poll (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  -- The series the meeting will stand in; it may also be said only when a time is chosen.
  series_id uuid,
  place text not null check (char_length(place) between 1 and 200),
  -- One answers until this day ends.
  deadline date not null,
  status text not null check (status in ('draft', 'open', 'chosen', 'cancelled')),
  status_at timestamptz not null,
  -- Counts the changes of a draft, so that two people writing at once notice each other.
  version int not null default 1,
  created_at timestamptz not null,
  opened_at timestamptz,
  -- Nobody is reminded twice.
  reminded_at timestamptz,
  cancelled_because text not null default '' check (char_length(cancelled_because) <= 300),
  chosen_time uuid,
  meeting_id uuid,
  check ((status = 'chosen') = (chosen_time is not null and meeting_id is not null)),
  check (status = 'draft' or status = 'cancelled' or opened_at is not null),
  primary key (district, id)
);
create index poll_status on polls.poll (district, status, status_at);

create table polls.time (
  district text not null,
  poll_id uuid not null,
  id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null check (char_length(place) between 1 and 200),
  primary key (district, poll_id, id),
  unique (district, poll_id, starts_at, ends_at, place),
  foreign key (district, poll_id) references polls.poll (district, id) on delete cascade
);

-- Who is asked. Goes 90 days after the poll has ended, with the answers.
create table polls.invitee (
  district text not null,
  poll_id uuid not null,
  member_id uuid not null,
  must_be_there boolean not null default false,
  mailed_at timestamptz,
  answered_at timestamptz,
  note text not null default '' check (char_length(note) <= 200),
  -- Entered by a coordinator for somebody who said it by phone, on paper or in person.
  assisted boolean not null default false,
  primary key (district, poll_id, member_id),
  foreign key (district, poll_id) references polls.poll (district, id) on delete cascade,
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
create index invitee_member on polls.invitee (district, member_id);

create table polls.answer (
  district text not null,
  poll_id uuid not null,
  member_id uuid not null,
  time_id uuid not null,
  choice text not null check (choice in ('yes', 'maybe', 'no')),
  primary key (district, poll_id, member_id, time_id),
  foreign key (district, poll_id, member_id) references polls.invitee (district, poll_id, member_id) on delete cascade,
  foreign key (district, poll_id, time_id) references polls.time (district, poll_id, id) on delete cascade
);
