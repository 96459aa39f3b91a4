-- Questions that everyone can answer without an account. A participant is a key made of a secret in their browser and the
-- question, so that nobody is the same person in two questions. No moment stands beside an answer.
create schema dialogue;

create table dialogue.question (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  why text not null check (char_length(why) <= 2000),
  asker text not null check (char_length(asker) <= 200),
  outcome text not null check (char_length(outcome) <= 2000),
  -- The last day on which one can answer.
  closes_on date not null,
  must_be_heard text[] not null,
  status text not null check (status in ('draft', 'open', 'closed')),
  status_at timestamptz not null,
  -- Counts the changes of a draft, so that two people writing at once notice each other.
  version int not null default 1,
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  check ((status = 'draft') = (opened_at is null)),
  check ((status = 'closed') = (closed_at is not null)),
  primary key (district, id)
);
create index question_status on dialogue.question (status, closes_on);

create table dialogue.statement (
  district text not null,
  question_id uuid not null,
  id uuid not null,
  position int not null,
  text text not null check (char_length(text) between 1 and 140),
  primary key (district, question_id, id),
  unique (district, question_id, position),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade
);

-- Goes 30 days after the question has closed, with the answers.
create table dialogue.participant (
  district text not null,
  question_id uuid not null,
  key text not null,
  -- What they say they are here; null until they have been asked.
  perspective text,
  joined_on date not null,
  primary key (district, question_id, key),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade
);

create table dialogue.answer (
  district text not null,
  question_id uuid not null,
  participant_key text not null,
  statement_id uuid not null,
  value smallint not null check (value between -1 and 1),
  primary key (district, question_id, participant_key, statement_id),
  foreign key (district, question_id, participant_key)
    references dialogue.participant (district, question_id, key) on delete cascade,
  foreign key (district, question_id, statement_id)
    references dialogue.statement (district, question_id, id) on delete cascade
);

-- What was computed last; only counts.
create table dialogue.result (
  district text not null,
  question_id uuid not null,
  -- When a new analysis was asked for that has not begun yet.
  asked_at timestamptz,
  analysed_at timestamptz,
  participants int not null default 0,
  answers int not null default 0,
  summary jsonb,
  primary key (district, question_id),
  foreign key (district, question_id) references dialogue.question (district, id) on delete cascade
);
