-- Decisions come back on their day, tasks are answered by the party that has them, and nobody overwrites another unseen.
alter table decisions.decision add column version int not null default 1;
alter table plan.goal add column version int not null default 1;

alter table decisions.task
  add column version int not null default 1,
  -- Somebody else wrote down for the party that it is done.
  add column done_assisted boolean not null default false;

create index decision_words on decisions.decision using gin (to_tsvector('danish', wording || ' ' || dissent));
create index decision_review on decisions.decision (district, review_day) where review_day is not null and status <> 'lapsed';

-- A decision that was looked at again, or waits for it on an agenda.
create table decisions.review (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  decision_id uuid not null,
  due_day date not null,
  -- The agenda item as which it came back; null when somebody looked at it without.
  item_id uuid,
  outcome text check (outcome in ('stands', 'changed', 'lapsed', 'again')),
  note text not null default '' check (char_length(note) <= 1000),
  next_day date,
  concluded_at timestamptz,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, decision_id) references decisions.decision (district, id) on delete cascade,
  check ((outcome is null) = (concluded_at is null)),
  check (item_id is not null or outcome is not null)
);
create unique index review_open on decisions.review (district, decision_id, due_day) where outcome is null;
create index review_decision on decisions.review (district, decision_id, created_at);

-- A decision in the form in which the city's committees get their items.
create table decisions.council_paper (
  district text not null references platform.district (id) on delete cascade,
  decision_id uuid not null,
  proposal text not null check (char_length(proposal) <= 4000),
  problem text not null check (char_length(problem) <= 8000),
  solution text not null check (char_length(solution) <= 8000),
  economy text not null check (char_length(economy) <= 4000),
  process text not null check (char_length(process) <= 8000),
  version int not null default 1,
  saved_at timestamptz not null,
  primary key (district, decision_id),
  foreign key (district, decision_id) references decisions.decision (district, id) on delete cascade
);

-- A party that needs more time for a task, and what was answered.
create table decisions.more_time (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  task_id uuid not null,
  wanted_day date not null,
  reason text not null check (char_length(reason) between 3 and 1000),
  assisted boolean not null default false,
  asked_at timestamptz not null,
  answer text check (answer in ('yes', 'no')),
  answer_note text not null default '' check (char_length(answer_note) <= 1000),
  answered_at timestamptz,
  primary key (district, id),
  foreign key (district, task_id) references decisions.task (district, id) on delete cascade,
  check ((answer is null) = (answered_at is null))
);
create unique index more_time_open on decisions.more_time (district, task_id) where answer is null;
create index more_time_task on decisions.more_time (district, task_id, asked_at);

-- Whom the mail of a week has been written to: nobody gets it twice.
create table decisions.weekly_mail (
  district text not null references platform.district (id) on delete cascade,
  member_id uuid not null,
  -- The Monday of the week.
  week date not null,
  primary key (district, member_id, week),
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);

-- Members who do not want the weekly mail.
create table decisions.no_mail (
  district text not null references platform.district (id) on delete cascade,
  member_id uuid not null,
  since timestamptz not null,
  primary key (district, member_id),
  foreign key (district, member_id) references platform.member (district, id) on delete cascade
);
