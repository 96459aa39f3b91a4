-- Warnings that two people have looked at before everyone reads them, and that end by themselves.
create schema alerts;

create table alerts.alert (
  district text not null references platform.district (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('batch', 'needles', 'violence', 'emergency', 'other')),
  status text not null check (status in ('waiting', 'refused', 'published', 'closed')),
  party_id uuid not null,
  -- Who wrote it in. Never public, and forgotten in time.
  reported_by uuid,
  -- Entered for a party that its writer does not speak for.
  assisted boolean not null default false,
  reported_at timestamptz not null,
  seen_day date not null,
  -- The words everyone reads: one zod schema in the program.
  words jsonb not null,
  -- As long as it is to hold once it is out.
  days int not null check (days between 1 and 14),
  version int not null default 1,
  -- How it is known, as the more careful of the two said.
  credibility text check (credibility in ('tested', 'several', 'one')),
  published_at timestamptz,
  changed_at timestamptz,
  expires_at timestamptz check (expires_at > published_at),
  -- Closed, or not published after all.
  ended_at timestamptz,
  -- Why it was not published, for its reporter.
  refusal text not null default '' check (char_length(refusal) <= 400),
  -- What was learnt, for everyone.
  learnt text not null default '' check (char_length(learnt) <= 600),
  -- When graders were last asked, and when somebody was told that it has expired.
  asked_at timestamptz not null,
  expiry_told_at timestamptz,
  primary key (district, id),
  foreign key (district, party_id) references network.party (district, id),
  foreign key (district, reported_by) references platform.member (district, id) on delete set null (reported_by),
  check ((status in ('published', 'closed')) = (published_at is not null and expires_at is not null and changed_at is not null and credibility is not null)),
  check ((status in ('refused', 'closed')) = (ended_at is not null)),
  check (status <> 'closed' or learnt <> '')
);
create index alert_published on alerts.alert (district, expires_at) where status = 'published';
create index alert_waiting on alerts.alert (district, reported_at) where status = 'waiting';
create index alert_party on alerts.alert (district, party_id);
create index alert_reporter on alerts.alert (district, reported_by) where reported_by is not null;

-- What each of two people said of a report.
create table alerts.grading (
  district text not null,
  id uuid not null,
  alert_id uuid not null,
  grader uuid,
  -- Who pressed the button: somebody else when the grader was asked by phone. Nobody presses it twice.
  entered_by uuid,
  credibility text not null check (credibility in ('tested', 'several', 'one', 'rumour')),
  severity text not null check (severity in ('life', 'harm', 'mild')),
  publish boolean not null,
  -- Whether the grader spoke for the party that reported.
  own_party boolean not null,
  at timestamptz not null,
  primary key (district, id),
  unique (district, alert_id, grader),
  unique (district, alert_id, entered_by),
  foreign key (district, alert_id) references alerts.alert (district, id) on delete cascade,
  foreign key (district, grader) references platform.member (district, id) on delete set null (grader),
  foreign key (district, entered_by) references platform.member (district, id) on delete set null (entered_by)
);
create index grading_grader on alerts.grading (district, grader);
create index grading_entered_by on alerts.grading (district, entered_by);

-- Every wording that was out, and what was new in it.
create table alerts.edition (
  district text not null,
  alert_id uuid not null,
  number int not null,
  at timestamptz not null,
  changed text not null default '' check (char_length(changed) <= 200),
  words jsonb not null,
  expires_at timestamptz not null,
  primary key (district, alert_id, number),
  foreign key (district, alert_id) references alerts.alert (district, id) on delete cascade
);
