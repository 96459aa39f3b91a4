-- What the forum has agreed on, and what its parties have promised to do.
create schema decisions;

create table decisions.decision (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  wording text not null check (char_length(wording) between 10 and 1000),
  day date not null,
  dissent text not null default '' check (char_length(dissent) <= 1000),
  review_day date,
  is_internal boolean not null default false,
  status text not null check (status in ('taken', 'carried_out', 'lapsed')),
  status_at timestamptz not null,
  created_at timestamptz not null,
  primary key (district, id)
);
create index decision_newest on decisions.decision (district, day desc, id desc);

create table decisions.presence (
  district text not null references platform.district (id) on delete cascade,
  decision_id uuid not null,
  party_id uuid not null,
  primary key (district, decision_id, party_id),
  foreign key (district, decision_id) references decisions.decision (district, id) on delete cascade,
  foreign key (district, party_id) references network.party (district, id)
);
create index presence_party on decisions.presence (district, party_id);

create table decisions.task (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 3 and 200),
  party_id uuid not null,
  due_day date not null,
  is_public boolean not null default false,
  done_at timestamptz,
  done_note text not null default '' check (char_length(done_note) <= 1000),
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, party_id) references network.party (district, id),
  check ((done_at is null) = (done_note = ''))
);
create index task_open on decisions.task (district, due_day, id) where done_at is null;
create index task_done on decisions.task (district, done_at desc, id) where done_at is not null;
create index task_party on decisions.task (district, party_id);
