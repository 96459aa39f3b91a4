-- What people thought of a conference, and the report about it.
alter table conference.conference add column reported_at timestamptz;

-- One answer to how it was. No moment stands beside it, and nothing leads to a registration.
create table conference.evaluation_answer (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  -- What the browser is in this conference, so that one that answers again changes its answer; null on paper, and once the
  -- evaluation has closed.
  participant_key text,
  rating text not null check (rating in ('very_good', 'good', 'middling', 'poor', 'very_poor')),
  came_on text not null check (came_on in ('web', 'paper')),
  primary key (district, id),
  unique (district, conference_id, participant_key),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);

-- What somebody wrote, apart from what else they answered. Nobody but the organisers reads it until it is released.
create table conference.evaluation_text (
  district text not null,
  id uuid not null,
  conference_id uuid not null,
  -- Null once the evaluation has closed: then nobody can tell what was written by the same person.
  answer_id uuid,
  question text not null check (question in ('good', 'different')),
  text text not null check (char_length(text) between 1 and 1000),
  state text not null default 'unread' check (state in ('unread', 'released', 'kept_back')),
  -- What everyone reads of it: the same words, perhaps with some left out.
  shown text check (char_length(shown) between 1 and 1000),
  version int not null default 1,
  primary key (district, id),
  unique (district, answer_id, question),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade,
  foreign key (district, answer_id) references conference.evaluation_answer (district, id) on delete set null (answer_id),
  check ((state = 'released') = (shown is not null))
);
create index evaluation_text_by_state on conference.evaluation_text (district, conference_id, state);

-- The organisers' own words around what is counted.
create table conference.report (
  district text not null,
  conference_id uuid not null,
  introduction text not null check (char_length(introduction) <= 6000),
  closing text not null check (char_length(closing) <= 6000),
  version int not null default 1,
  primary key (district, conference_id),
  foreign key (district, conference_id) references conference.conference (district, id) on delete cascade
);

-- Which mails somebody has had after a conference, so that each comes once.
create table conference.mail_after (
  district text not null,
  registration_id uuid not null,
  mail text not null check (mail in ('thanks', 'report')),
  written_at timestamptz not null,
  primary key (district, registration_id, mail),
  foreign key (district, registration_id) references conference.registration (district, id) on delete cascade
);
